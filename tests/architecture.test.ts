import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Who may import whom: the table of ARCHITECTURE.md. A value ending in / names a folder of the package. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  stats: [],
  contract: [],
  engine: ['stats', 'contract/schemas/'],
  server: ['engine', 'contract', 'stats', 'web/report/'],
  cli: ['contract', 'server', 'web/report/'],
  web: ['contract'],
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'))
}

const packageSources = (name: string): string[] => sources(join(root, 'packages', name, 'src'))

function parse(file: string): ts.SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, kind)
}

function importsOf(source: ts.SourceFile): string[] {
  return ts.preProcessFile(source.text, true, true).importedFiles.map(({ fileName }) => fileName)
}

const houseImport = /^(?:@sabad\/|sabad\/)?([a-z]+)\/(.*)$/

function forbidden(name: string, specifier: string): boolean {
  if (!specifier.startsWith('@sabad/')) return false
  const [, target = '', path = ''] = houseImport.exec(specifier) ?? []
  const allowed = mayImport[name] ?? []
  return !allowed.some((entry) => {
    const [owner = '', folder = ''] = entry.split('/')
    return owner === target && path.startsWith(folder ? `${folder}/` : '')
  })
}

/** Lines that hold code of a function's body, counted as the lint rule counts them. */
function functionLengths(source: ts.SourceFile): number[] {
  const lengths: number[] = []
  const visit = (node: ts.Node): void => {
    const { body } = node as Partial<ts.FunctionDeclaration>
    if (ts.isFunctionLike(node) && body) {
      const lines = source.text.slice(body.getStart(source), body.getEnd()).split('\n')
      lengths.push(lines.filter((line) => line.trim() !== '').length)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return lengths
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

describe('the house', () => {
  it.each(Object.keys(mayImport))('lets %s import only what the table allows', (name) => {
    const found = packageSources(name).flatMap((file) =>
      importsOf(parse(file))
        .filter((specifier) => forbidden(name, specifier))
        .map((specifier) => `${relative(root, file)} imports ${specifier}`),
    )
    expect(found).toEqual([])
  })

  it('keeps every package inside its own folder: no relative import leaves it', () => {
    const found = Object.keys(mayImport).flatMap((name) =>
      packageSources(name).flatMap((file) =>
        importsOf(parse(file))
          .filter((specifier) => specifier.startsWith('.'))
          .filter((specifier) => !join(file, '..', specifier).startsWith(join(root, 'packages', name)))
          .map((specifier) => `${relative(root, file)} imports ${specifier}`),
      ),
    )
    expect(found).toEqual([])
  })

  it('keeps stats free of Node, so that it runs in a browser', () => {
    const found = packageSources('stats').flatMap((file) =>
      importsOf(parse(file)).filter((specifier) => specifier.startsWith('node:') || specifier.startsWith('@duckdb')),
    )
    expect(found).toEqual([])
  })

  it('keeps HTTP out of the engine', () => {
    const found = packageSources('engine').flatMap((file) =>
      importsOf(parse(file)).filter((specifier) => /^(node:https?|hono|@orpc)/.test(specifier)),
    )
    expect(found).toEqual([])
  })

  it('says the same in ARCHITECTURE.md as this test checks', () => {
    const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    for (const [name, allowed] of Object.entries(mayImport)) {
      const cell = allowed.length === 0 ? 'nothing' : allowed.map((entry) => `\`${entry}\``).join(', ')
      expect(text).toContain(`| \`${name}\` | ${cell} |`)
    }
  })
})

describe('the size of things', () => {
  const files = Object.keys(mayImport).flatMap(packageSources).map(parse)
  const functions = files.flatMap(functionLengths)
  const fileLengths = files.map((file) => file.text.split('\n').length)

  it('keeps functions short: half within 10 lines, nine of ten within 40', () => {
    expect(percentile(functions, 0.5)).toBeLessThanOrEqual(10)
    expect(percentile(functions, 0.9)).toBeLessThanOrEqual(40)
  })

  it('keeps files short: half within 100 lines, nine of ten within 300, none over 500', () => {
    expect(percentile(fileLengths, 0.5)).toBeLessThanOrEqual(100)
    expect(percentile(fileLengths, 0.9)).toBeLessThanOrEqual(300)
    expect(Math.max(...fileLengths)).toBeLessThanOrEqual(500)
  })
})

describe('file names', () => {
  it('never say utils, helpers, common or index', () => {
    const bad = Object.keys(mayImport)
      .flatMap(packageSources)
      .map((file) => relative(root, file))
      .filter((file) => /(^|\/)(utils?|helpers?|common|index|misc)(\/|\.tsx?$)/.test(file))
    expect(bad).toEqual([])
  })
})
