import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { english } from '../src/language/catalogues.ts'

const source = fileURLToPath(new URL('../src', import.meta.url))
const router = join(source, 'app/router.tsx')
const areas: ReadonlySet<string> = new Set(Object.keys(english))

/** There from the start. */
const first: ReadonlySet<string> = new Set(
  [
    ...readFileSync(join(source, 'language/app-language.ts'), 'utf8').matchAll(
      /^import (\w+) from '..\/locales\/en\//gm,
    ),
  ].map(([, area = '']) => area),
)

/** Every page reaches most of the files, and each is read once. */
const once = <T>(work: (file: string) => T): ((file: string) => T) => {
  const known = new Map<string, T>()
  return (file) => {
    const made = known.get(file) ?? work(file)
    known.set(file, made)
    return made
  }
}

const textOf = once((file) => readFileSync(file, 'utf8'))

/** Files of the app that a file imports, at once or later; types are none. */
const importsOf = once((file): readonly string[] => {
  const text = textOf(file).replaceAll(/import type [^'"]*['"][^'"]*['"]/g, '')
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => join(dirname(file), fileName))
    .filter((path) => /\.tsx?$/.test(path) && existsSync(path))
})

function reached(file: string, seen = new Set<string>()): ReadonlySet<string> {
  // The router leads to every page; whoever imports it wants to go there, and shows nothing of them.
  if (seen.has(file) || file === router) return seen
  seen.add(file)
  for (const next of importsOf(file)) reached(next, seen)
  return seen
}

const patterns = [/useTranslation\(\s*((?:\[[^\]]*\])|'[^']+')/g, /\barea: ('[a-z-]+')/g, /\bns: ('[a-z-]+')/g]

/** Areas that a file speaks of: as namespaces, as areas of words, and before a colon. */
const spokenIn = once((file): readonly string[] => {
  const text = textOf(file)
  const named = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, names = '']) => [...names.matchAll(/'([^']+)'/g)].map(([, name]) => name)),
  )
  const prefixed = [...text.matchAll(/['`]([a-z-]+):[^'`\s]/g)].map(([, name]) => name)
  return [...named, ...prefixed].flatMap((name) => (name && areas.has(name) ? [name] : []))
})

const spokenBy = (file: string): readonly string[] => [...reached(file)].flatMap(spokenIn)

const neededBy = (file: string): readonly string[] =>
  [...new Set(spokenBy(file))].filter((area) => !first.has(area)).sort()

const pages = [
  ...readFileSync(router, 'utf8').matchAll(/loadPage\(\s*\(\) => import\('\.\.\/([^']+)'\),\s*\[([^\]]*)\],?\s*\)/g),
].map(([, file = '', list = '']) => ({ file, told: [...list.matchAll(/'([^']+)'/g)].map(([, area]) => area) }))

describe('the English texts of a page', () => {
  it('are told of every page that the router can show', () => {
    expect(pages.length).toBe(readFileSync(router, 'utf8').match(/lazyRouteComponent\(/g)?.length)
    expect(pages.length).toBeGreaterThan(20)
  })

  it.each(pages)('come with $file: those that it speaks, and no others', ({ file, told }) => {
    expect([...told].sort()).toEqual(neededBy(join(source, file)))
  })

  it('are there from the start for what stands around every page and for the overview, and for nothing else', () => {
    const spoken = ['main.tsx', 'overview/OverviewPage.tsx'].flatMap((file) => spokenBy(join(source, file)))
    expect([...new Set(spoken)].sort()).toEqual([...first].sort())
  })
})
