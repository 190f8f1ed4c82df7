import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadTranslation } from '../../packages/web/src/language/load-translation.ts'
import { translateAnswer } from '../../packages/web/src/language/translate-answer.ts'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { foreignIn, textsOn, wordsOfCompany } from './foreign-words.ts'
import { marketPages, pages } from './pages.ts'
import { overflowOf, settle, visit, widen } from './visit.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
  // Who opens the worked example in Persian has it in Persian, and it is theirs from then on.
  const persian = await loadTranslation('fa')
  if (!persian) throw new Error('there is no Persian')
  for (const project of translateAnswer(await site.client.market.examples(), 'market.examples', persian.phrases))
    await site.client.market.create({ project })
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** A key of a catalogue in place of its text, as i18next shows what it does not know. */
const key = /(?<![\w./@-])[a-z]+(?:-[a-z]+)*\.[a-z]+(?:[.-][a-z]+)+(?![\w/])/

/** Opens pages in a language: the browser's, or one kept from an earlier visit. */
async function visitIn(language: string, options: BrowserContextOptions) {
  const visitor = await visit(browser, site, { locale: language, ...options })
  if (language === 'qaa') {
    await visitor.page.addInitScript(() => window.localStorage.setItem('sabad-language', '{"language":"qaa"}'))
  }
  return visitor
}

const widths = [1280, 360]

describe.each([
  ['fa', 'rtl'],
  ['id', 'ltr'],
  ['qaa', 'ltr'],
] as const)('in %s', (language, direction) => {
  it('every page fits, is open to all and shows no key, on a desk and on a phone', async () => {
    const { page, complaints, open, end } = await visitIn(language, {})
    for (const path of [...pages, ...marketPages]) {
      await open(path)
      const html = page.locator('html')
      expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([language, direction])
      for (const width of widths) {
        await widen(page, width)
        expect(await overflowOf(page), `${path} at ${width}`).toBeLessThanOrEqual(0)
        expect(await page.locator('main').textContent(), path).not.toMatch(key)
        // What the made-up language says is no word of any language, so what reads it aloud is not asked.
        if (language !== 'qaa') expect(await barriersOf(page), `${path} at ${width}`).toEqual([])
      }
    }
    await end()
    expect(complaints).toEqual([])
  }, 900_000)
})

it('in Persian nothing is left in English but what the company itself wrote, and no number in Latin digits', async () => {
  const { page, open, end } = await visit(browser, site, { locale: 'fa', viewport: { width: 1280, height: 800 } })
  const own = new Set(await wordsOfCompany())
  const definition = (await site.client.portfolios.get({ portfolioId: 'rfm' })).definition
  await site.client.drafts.save({ draftId: 'in-persian', definition })
  const found: string[] = []
  for (const path of [...pages, ...marketPages, '/builder/in-persian']) {
    await open(path)
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true
    })
    found.push(...foreignIn(await textsOn(page), own).map((text) => `${path}: ${text}`))
  }
  await end()
  expect(found).toEqual([])
}, 900_000)

it('the language is changed in the menu, without leaving the page, and is kept', async () => {
  const { page, open, end } = await visit(browser, site, { viewport: { width: 1280, height: 800 } })
  await open('/movement')
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'فارسی' }).click()
  await page.locator('html[dir="rtl"][lang="fa"]').waitFor()
  await settle(page)
  expect(new URL(page.url()).pathname).toBe('/movement')
  expect(await page.locator('main').textContent()).toMatch(/[۰-۹]/)
  await page.reload()
  await page.locator('html[dir="rtl"][lang="fa"]').waitFor()
  await end()
})
