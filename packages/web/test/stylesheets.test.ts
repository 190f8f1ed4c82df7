import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { tokens } from '../src/theme/tokens.ts'

const source = fileURLToPath(new URL('../src', import.meta.url))

const sheets = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.css'))
  .map((entry) => {
    const path = join(entry.parentPath, entry.name)
    return { name: basename(path), text: readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }
  })

/** Declarations that fit a pattern, except in some sheets, as `sheet: declaration`. */
const found = (pattern: RegExp, except: readonly string[] = []) =>
  sheets
    .filter(({ name }) => !except.includes(name))
    .flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([declaration]) => `${name}: ${declaration.trim()}`))

describe('the stylesheets', () => {
  it('take their sizes of type from the scale', () => {
    expect(sheets.length).toBeGreaterThan(30)
    // ECharts measures in pixels.
    expect(found(/font-size:(?! var\(--type-)[^;]+/g, ['chart.module.css'])).toEqual([])
  })

  it('take their colours from the tokens, so that both schemes have them', () => {
    // A basket is of straw, whatever the theme; shadows are black everywhere.
    expect(found(/#[0-9a-f]{3,8}\b/gi, ['basket.module.css'])).toEqual([])
    expect(found(/rgba?\((?!0 0 0)[^)]*\)/g)).toEqual([])
  })

  it('use no colour or size that is not defined', () => {
    const defined = new Set([
      ...Object.keys(tokens.light).map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
      ...sheets.flatMap(({ text }) => [...text.matchAll(/--([\w-]+):/g)].map(([, name = '']) => name)),
    ])
    // Given by components: how many columns, how wide a bar.
    const given = /^(mantine-|app-shell-)/
    const code = readdirSync(source, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n')
    const used = sheets.flatMap(({ text }) => [...text.matchAll(/var\(--([\w-]+)/g)].map(([, name = '']) => name))
    const missing = [...new Set(used)].filter(
      (name) => !defined.has(name) && !given.test(name) && !code.includes(`'--${name}'`),
    )
    expect(missing).toEqual([])
  })

  it('name sides by the direction of the text, so that a page can run from right to left', () => {
    const sides =
      /(?<![\w-])((margin|padding|border|inset)-(left|right)|left|right)\s*:|(float|text-align):\s*(left|right)/g
    expect(found(sides)).toEqual([])
  })
})
