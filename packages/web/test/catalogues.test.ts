import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errors } from '@sabad/contract/errors'
import { missingReason } from '@sabad/contract/schemas/figures'
import { kpiLack } from '@sabad/contract/schemas/kpi'
import { portfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { IntlMessageFormat } from 'intl-messageformat'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { engineTexts } from '../../../scripts/engine-texts.ts'
import { english } from '../src/language/catalogues.ts'
import { startLanguage } from '../src/language/start-language.ts'

const source = fileURLToPath(new URL('../src', import.meta.url))
const locales = join(source, 'locales')

const areas = readdirSync(join(locales, 'en')).map((file) => file.replace('.json', ''))

const files = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))

describe('the catalogues', () => {
  it('are all loaded', () => {
    const fromTheProgram = Object.keys(engineTexts())
    expect([...Object.keys(english), ...fromTheProgram].sort()).toEqual([...areas].sort())
  })

  it('have messages that can be read', () => {
    for (const [area, texts] of Object.entries({ ...english, ...engineTexts() })) {
      for (const [key, message] of Object.entries(texts)) {
        // What stands between two sentences is a space.
        expect(key === 'join.sentences' ? message : message.trim(), `${area}:${key}`).not.toBe('')
        expect(() => new IntlMessageFormat(message, 'en'), `${area}:${key}`).not.toThrow()
      }
    }
  })

  it('know why a figure is missing, whatever the reason', () => {
    expect(Object.keys(english.notices)).toEqual(expect.arrayContaining(missingReason.options))
  })

  it('know what a key figure lacks, whatever it is', () => {
    const told = kpiLack.options.map((code) => `missing.${code}`)
    expect(Object.keys(english.kpi)).toEqual(expect.arrayContaining(told))
  })

  it('speak of no error, and name no reason for one, that the API does not have', () => {
    const reasons = portfolioRisk.shape.leftOut.element.shape.reason.options.map((reason) => `left-out.${reason}`)
    const known = [...Object.keys(errors), ...reasons]
    expect(Object.keys(english.errors).filter((key) => !known.includes(key))).toEqual([])
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
