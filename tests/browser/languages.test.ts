import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
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

/** The editor with a portfolio in it. */
const draft = '/builder/rfm-by-hand'

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
  // Who opens the worked example in Persian has it in Persian, and it is theirs from then on.
  const persian = await loadTranslation('fa')
  if (!persian) throw new Error('there is no Persian')
  for (const project of translateAnswer(await site.client.market.examples(), 'market.examples', persian.phrases))
    await site.client.market.create({ project })
  const { definition } = await site.client.portfolios.get({ portfolioId: 'rfm' })
  await site.client.drafts.save({ draftId: 'rfm-by-hand', definition })
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

const [desk, phone] = [1280, 360]

/** What a page says in English, or in Latin digits, that the company itself did not write. */
async function foreignOn(page: Page, own: ReadonlySet<string>): Promise<readonly string[]> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
  })
  return foreignIn(await textsOn(page), own)
}

describe.each([
  ['fa', 'rtl'],
  ['id', 'ltr'],
  ['qaa', 'ltr'],
] as const)('in %s', (language, direction) => {
  it('every page fits, is open to all and shows no key, on a desk and on a phone; in Persian nothing is left in English', async () => {
    const { page, complaints, open, end } = await visitIn(language, {})
    const own = new Set(await wordsOfCompany())
    const foreign: string[] = []
    for (const path of [...pages, ...marketPages, draft]) {
      await open(path)
      const html = page.locator('html')
      expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([language, direction])
      for (const width of [desk, phone]) {
        await widen(page, width)
        expect(await overflowOf(page), `${path} at ${width}`).toBeLessThanOrEqual(0)
        expect(await page.locator('main').textContent(), path).not.toMatch(key)
        // What the made-up language says is no word of any language, so what reads it aloud is not asked.
        if (language !== 'qaa') expect(await barriersOf(page), `${path} at ${width}`).toEqual([])
        // Other languages share words with English.
        if (language === 'fa' && width === desk)
          foreign.push(...(await foreignOn(page, own)).map((text) => `${path}: ${text}`))
      }
    }
    await end()
    expect(complaints).toEqual([])
    expect(foreign).toEqual([])
  }, 900_000)
})

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
