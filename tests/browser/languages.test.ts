import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { overflowOf, settle, visit } from './visit.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const paths = [
  '/',
  '/groups/loyal',
  '/scorecard',
  '/movement',
  '/strategies',
  '/strategies/loyal',
  '/customers',
  '/customers/C000022',
  '/data',
  '/models',
  '/library',
  '/builder',
  '/profit',
  '/equity',
  '/market',
]

/** A key of a catalogue in place of its text, as i18next shows what it does not know. */
const key = /(?<![\w./@-])[a-z]+(?:-[a-z]+)*\.[a-z]+(?:[.-][a-z]+)+(?![\w/])/

/** Opens pages in a language: the browser's, or one kept from an earlier visit. */
async function visitIn(language: string, options: BrowserContextOptions) {
  const visitor = await visit(browser, site, { locale: language, ...options })
  if (language === 'qaa') {
    await visitor.page.evaluate(() => window.localStorage.setItem('sabad-language', '{"language":"qaa"}'))
  }
  return visitor
}

describe.each([
  ['fa', 'rtl'],
  ['id', 'ltr'],
  ['qaa', 'ltr'],
] as const)('in %s', (language, direction) => {
  it.each([360, 1280])(
    'every main page fits, is open to all and shows no key, at %i pixels',
    async (width) => {
      const { page, complaints, open, end } = await visitIn(language, { viewport: { width, height: 800 } })
      for (const path of paths) {
        await open(path)
        const html = page.locator('html')
        expect([await html.getAttribute('lang'), await html.getAttribute('dir')]).toEqual([language, direction])
        expect(await overflowOf(page), path).toBeLessThanOrEqual(0)
        expect(await page.locator('main').textContent(), path).not.toMatch(key)
        // What the made-up language says is no word of any language, so what reads it aloud is not asked.
        if (language !== 'qaa') expect(await barriersOf(page), path).toEqual([])
      }
      await end()
      expect(complaints).toEqual([])
    },
    360_000,
  )
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
