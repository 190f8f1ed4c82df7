import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errors } from '@sabad/contract/errors'
import { missingReason } from '@sabad/contract/schemas/figures'
import { IntlMessageFormat } from 'intl-messageformat'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { engineTexts } from '../../../scripts/engine-texts.ts'
import { english } from '../src/language/catalogues.ts'
import { startLanguage } from '../src/language/start-language.ts'

const source = fileURLToPath(new URL('../src', import.meta.url))
const locales = join(source, 'locales')

const catalogue = (language: string, area: string): Record<string, string> =>
  JSON.parse(readFileSync(join(locales, language, `${area}.json`), 'utf8'))

const areas = readdirSync(join(locales, 'en')).map((file) => file.replace('.json', ''))
const languages = readdirSync(locales)

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))

/** Names of the places in a message, in whichever branch they are. */
function placesOf(message: string): readonly string[] {
  const names = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item)
    else if (typeof value === 'object' && value !== null) {
      // 0 is literal text, 7 the number sign of a plural: both have no name of their own.
      if ('type' in value && 'value' in value && typeof value.value === 'string' && value.type !== 0)
        names.add(value.value)
      if ('options' in value) for (const option of Object.values(value.options as object)) walk(option.value)
    }
  }
  walk(new IntlMessageFormat(message, 'en').getAst())
  return [...names].sort()
}

describe('the catalogues', () => {
  it('are all loaded', () => {
    const fromTheProgram = Object.keys(engineTexts())
    expect([...Object.keys(english), ...fromTheProgram].sort()).toEqual([...areas].sort())
  })

  it.each(languages)('have messages that can be read, in %s', (language) => {
    for (const area of areas) {
      for (const [key, message] of Object.entries(catalogue(language, area))) {
        expect(message.trim(), `${area}:${key}`).not.toBe('')
        expect(() => new IntlMessageFormat(message, language), `${area}:${key}`).not.toThrow()
      }
    }
  })

  it.each(languages)('have the keys and places of English, in %s', (language) => {
    for (const area of areas) {
      const reference = catalogue('en', area)
      const translated = catalogue(language, area)
      expect(Object.keys(translated).sort(), area).toEqual(Object.keys(reference).sort())
      for (const [key, message] of Object.entries(translated)) {
        expect(placesOf(message), `${area}:${key}`).toEqual(placesOf(reference[key] ?? ''))
      }
    }
  })

  it('know why a figure is missing, whatever the reason', () => {
    expect(Object.keys(english.notices)).toEqual(expect.arrayContaining(missingReason.options))
  })

  it('speak of no error that the API does not have', () => {
    expect(Object.keys(errors)).toEqual(expect.arrayContaining(Object.keys(english.errors)))
  })

  it('fill plurals', () => {
    const { t } = startLanguage()
    expect(t('unit.customers', { count: 1 })).toBe('1 customer')
    expect(t('unit.customers', { count: 4372 })).toBe('4,372 customers')
  })
})

describe('components', () => {
  it('hold no text of their own', () => {
    const spoken: string[] = []
    for (const file of files.filter((name) => name.endsWith('.tsx'))) {
      const tree = ts.createSourceFile(
        file,
        readFileSync(file, 'utf8'),
        ts.ScriptTarget.Latest,
        true,
        ts.ScriptKind.TSX,
      )
      const walk = (node: ts.Node): void => {
        if (ts.isJsxText(node) && /\p{Letter}/u.test(node.text)) spoken.push(`${file}: ${node.text.trim()}`)
        const isSpoken =
          ts.isJsxAttribute(node) && /^(title|alt|aria-label|placeholder|label)$/.test(node.name.getText())
        const text = isSpoken && node.initializer && ts.isStringLiteral(node.initializer) ? node.initializer.text : ''
        if (/\p{Letter}/u.test(text)) spoken.push(`${file}: ${text}`)
        ts.forEachChild(node, walk)
      }
      walk(tree)
    }
    expect(spoken).toEqual([])
  })

  it('write numbers and dates in one place only', () => {
    const elsewhere = files.filter(
      (file) =>
        !file.endsWith(join('language', 'format.ts')) &&
        /Intl\.|toLocaleString|toLocaleDateString|\.toFixed\(/.test(readFileSync(file, 'utf8')),
    )
    expect(elsewhere).toEqual([])
  })
})
