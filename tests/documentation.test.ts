import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { importingGuide } from '../scripts/importing-guide.ts'
import { portfolioPages } from '../scripts/portfolio-pages.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const pages = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'bench/README.md'],
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
]

describe('the documentation', () => {
  it.each(pages)('%s links only to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, target = '']) => target)
    const broken = links.filter((target) => !existsSync(join(root, dirname(page), target)))
    expect(broken).toEqual([])
  })

  it.each(pages)('%s names only files that are there', (page) => {
    const named = [...read(page).matchAll(/`((?:packages|docs|tests|scripts|bench)\/[\w./-]+\.\w+)`/g)]
    const missing = named.map(([, file = '']) => file).filter((file) => !existsSync(join(root, file)))
    expect(missing).toEqual([])
  })

  it('names in the README only npm scripts that are there', () => {
    const named = [...read('README.md').matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !Object.hasOwn(packageJson.scripts, name))).toEqual([])
  })

  it('lists every field that can be imported, as the program has them', () => {
    expect(read('docs/guide/importing.md')).toBe(importingGuide())
  })

  it('has a page for each ready portfolio, as the program has it, and no other', () => {
    const pages = portfolioPages()
    expect(Object.keys(pages).length).toBeGreaterThan(20)
    expect(readdirSync(join(root, 'docs/portfolios')).sort()).toEqual(Object.keys(pages).sort())
    for (const [file, text] of Object.entries(pages)) expect(read(join('docs/portfolios', file)), file).toBe(text)
  })

  it('has a page for each model', () => {
    const models = readdirSync(join(root, 'packages/stats/src/lifetime')).filter((file) =>
      /^(\w*-?nbd|bg-cnbd-k|gamma-gamma|shifted-beta-geometric|beta-discrete-weibull|beta-bernoulli|bg-bb|kaplan-meier|constant-retention)\.ts$/.test(
        file,
      ),
    )
    const without = models
      .map((file) => `docs/models/${file.replace(/\.ts$/, '.md')}`)
      .filter((page) => !existsSync(join(root, page)))
    expect(models.length).toBeGreaterThan(3)
    expect(without).toEqual([])
  })

  it('numbers decisions without gaps', () => {
    const numbers = readdirSync(join(root, 'docs/decisions')).map((file) => Number(relative('', file).slice(0, 4)))
    expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1))
  })
})
