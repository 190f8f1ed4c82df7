import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { marketPages, pages } from './pages.ts'
import { overflowOf, visit } from './visit.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
  for (const project of await site.client.market.examples()) await site.client.market.create({ project })
  const worth = { atZero: 2000, atHalf: 2600, atPresent: 3000, atHalfMore: 3200, atUnlimited: 3600 }
  const answered = { source: 'answers', form: 'exponential', presentEffort: 1000, ...worth } as const
  await site.client.allocation.answer({
    portfolioId: 'starter',
    answers: ['loyal', 'profitable'].map((group) => ({ group, ...answered })),
    author: 'Ada',
    rationale: 'To be looked at',
  })
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const widths = [360, 768, 1280, 1920]

describe.each(widths)('at %i pixels', (width) => {
  it.each([
    ['light', 'page', pages],
    ['dark', 'page', pages],
    ['light', 'step of the market wizard', marketPages],
    ['dark', 'step of the market wizard', marketPages],
  ] as const)(
    'in %s every %s fits, is open to all and complains of nothing',
    async (scheme, _, visited) => {
      const { page, complaints, open, end } = await visit(browser, site, {
        viewport: { width, height: 800 },
        colorScheme: scheme,
      })
      for (const path of visited) {
        await open(path)
        expect(await overflowOf(page), path).toBeLessThanOrEqual(0)
        // The two layouts there are: cards and a burger, tables and a side bar.
        if (width === 360 || width === 1280) expect(await barriersOf(page), path).toEqual([])
      }
      await end()
      expect(complaints).toEqual([])
    },
    180_000,
  )
})
