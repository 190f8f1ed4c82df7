import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { overflowOf, settle, visit } from './visit.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const SEARCH_MS = 50_000

describe('groups found in data', () => {
  it('are looked for from the builder, shown with what sets them apart, and saved as a portfolio', async () => {
    const { page, complaints, open, end } = await visit(browser, site, { viewport: { width: 1280, height: 900 } })
    await open('/builder')
    await page.getByRole('link', { name: 'Find groups in data' }).click()
    await page.getByLabel('Number of groups').selectOption('4')
    await page.getByLabel('Name of the portfolio').fill('Four kinds')
    await page.getByRole('button', { name: 'Find groups', exact: true }).click()
    await page.getByRole('heading', { name: '4 groups found' }).waitFor({ timeout: SEARCH_MS })
    const heat = page.getByRole('table')
    expect(await heat.getByRole('columnheader').count()).toBe(5)
    expect(await barriersOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Save as a portfolio' }).click()
    await page.waitForURL(/portfolio=four-kinds/)
    await settle(page)
    expect(await page.getByText('Four kinds').count()).toBeGreaterThan(0)
    expect(complaints).toEqual([])
    await end()
  })

  it.each(['light', 'dark'] as const)(
    'fit a telephone, and can be compared by their number, in %s',
    async (colorScheme) => {
      const { page, open, end } = await visit(browser, site, { viewport: { width: 360, height: 740 }, colorScheme })
      await open('/discover')
      await page.getByRole('button', { name: 'Find groups', exact: true }).click()
      await page.getByRole('heading', { name: 'How many groups' }).waitFor({ timeout: SEARCH_MS })
      await settle(page)
      expect(await overflowOf(page)).toBe(0)
      expect(await barriersOf(page)).toEqual([])
      await end()
    },
  )

  it('by rules are refused in one sentence where nothing is asked that tells customers apart', async () => {
    const { page, open, end } = await visit(browser, site)
    await open('/discover')
    await page.getByRole('radio', { name: 'Rules (CART)' }).check()
    for (const name of ['Recency', 'Purchase days', 'Mean purchase', 'Tenure']) {
      await page.getByRole('checkbox', { name, exact: true }).uncheck()
    }
    expect(await page.getByRole('button', { name: 'Find groups', exact: true }).isDisabled()).toBe(true)
    await page.getByRole('checkbox', { name: 'Lifetime value, 12 months', exact: true }).check()
    await page.getByRole('button', { name: 'Find groups', exact: true }).click()
    await page.getByText('tells customers apart').waitFor({ timeout: SEARCH_MS })
    await end()
  })
})
