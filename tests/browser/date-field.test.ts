import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadTranslation } from '../../packages/web/src/language/load-translation.ts'
import english from '../../packages/web/src/locales/en/network.json' with { type: 'json' }
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { visit } from './visit.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

type Words = Readonly<Record<string, string>>

/** A customer's page with the form open in which the day of a link is given. */
async function openForm(language: string, words: Words) {
  const { page, complaints, open, end } = await visit(browser, site, { locale: language })
  await open('/customers/C000022')
  await page.getByRole('button', { name: words.add ?? '', exact: true }).click()
  const field = page.getByLabel(words['add.since'] ?? '', { exact: true })
  const choose = field.locator('xpath=ancestor::*[contains(@class,"Input-wrapper")]//button')
  return { page, complaints, field, choose, end }
}

interface Case {
  readonly language: string
  readonly words: () => Promise<Words>
  /** Typed, as it is written afterwards, and the days that keys and mouse lead to from there. */
  readonly typed: string
  readonly written: string
  readonly forward: string
  readonly dayAfter: string
  readonly monthAfter: string
  readonly weekStart: string
  readonly clicked: string
}

const cases: readonly Case[] = [
  {
    language: 'en',
    words: async () => english,
    typed: '2026-03-20',
    written: '2026-03-20',
    forward: 'ArrowRight',
    dayAfter: '2026-03-21',
    monthAfter: '2026-04-20',
    weekStart: '2026-03-16',
    clicked: '2026-03-15',
  },
  {
    // The Persian year 1405 begins on 21 March 2026; its weeks begin on Saturday, and days run to the left.
    language: 'fa',
    words: async () => (await loadTranslation('fa'))?.catalogue.network ?? {},
    typed: '1404/12/29',
    written: '۱۴۰۴/۱۲/۲۹',
    forward: 'ArrowLeft',
    dayAfter: '۱۴۰۵/۰۱/۰۱',
    monthAfter: '۱۴۰۵/۰۱/۲۹',
    weekStart: '۱۴۰۴/۱۲/۲۳',
    clicked: '۱۴۰۴/۱۲/۱۵',
  },
]

describe.each(cases)('a day in $language', (one) => {
  it('is typed, and chosen by keys as the ARIA practices have them', async () => {
    const { page, complaints, field, choose, end } = await openForm(one.language, await one.words())
    const by = async (...keys: readonly string[]) => {
      await field.fill(one.typed)
      await field.blur()
      expect(await field.inputValue()).toBe(one.written)
      await choose.focus()
      await page.keyboard.press('Enter')
      await page.locator('td button[aria-pressed="true"]:focus').waitFor()
      for (const key of keys) await page.keyboard.press(key)
      await page.keyboard.press('Enter')
      await page.locator('td button').first().waitFor({ state: 'detached' })
      return field.inputValue()
    }
    expect(await by()).toBe(one.written)
    expect(await by(one.forward)).toBe(one.dayAfter)
    expect(await by('PageDown')).toBe(one.monthAfter)
    expect(await by('PageDown', 'PageUp')).toBe(one.written)
    expect(await by('Home')).toBe(one.weekStart)
    expect(await by('ArrowDown', 'ArrowUp')).toBe(one.written)
    await choose.focus()
    await page.keyboard.press('Enter')
    await page.locator('td button[aria-pressed="true"]:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('td button').first().waitFor({ state: 'detached' })
    await expect.poll(() => choose.evaluate((button) => button === document.activeElement)).toBe(true)
    await end()
    expect(complaints).toEqual([])
  })

  it('is chosen with the mouse, in the month that is turned to, and what is no day is told', async () => {
    const { page, complaints, field, choose, end } = await openForm(one.language, await one.words())
    await field.fill(one.typed)
    await choose.click()
    const arrows = page.locator('[role="dialog"] button:has(svg)')
    await arrows.nth(1).click()
    await arrows.nth(0).click()
    await page.locator('td button').nth(14).click()
    expect(await field.inputValue()).toBe(one.clicked)
    await field.fill('31/31/31')
    await field.blur()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.evaluate((input) => input instanceof HTMLInputElement && input.checkValidity())).toBe(false)
    await end()
    expect(complaints).toEqual([])
  })
})
