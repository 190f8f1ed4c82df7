import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

const paths = ['/', '/groups/loyal', '/movement', '/customers', '/customers/C000022', '/data', '/models']
const widths = [360, 768, 1280, 1920]

/** How far the page reaches beyond the window, in pixels. */
const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What axe finds that keeps people out. Its script is evaluated, not added: the page's policy forbids foreign scripts. */
async function barriersOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => window.axe.run(document))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

describe.each(widths)('at %i pixels', (width) => {
  it.each(['light', 'dark'] as const)(
    'every page fits, is open to all and complains of nothing, in %s',
    async (scheme) => {
      const { page, complaints, open, end } = await visit(browser, site, {
        viewport: { width, height: 800 },
        colorScheme: scheme,
      })
      for (const path of paths) {
        await open(path)
        expect(await overflowOf(page), path).toBeLessThanOrEqual(0)
        // The two layouts there are: cards and a burger, tables and a side bar.
        if (width === 360 || width === 1280) expect(await barriersOf(page), path).toEqual([])
      }
      await end()
      expect(complaints).toEqual([])
    },
  )
})
