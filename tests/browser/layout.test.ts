import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { marketPages, pages } from './pages.ts'
import { type Moved, movedOn, watchSteadiness } from './steadiness.ts'
import { overflowOf, shine, visit, widen } from './visit.ts'

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

/** A tenth of what https://web.dev/articles/cls calls good. */
const UNSEEN = 0.01

/** A machine that is busy may let a page move that is steady otherwise: what moved is asked once more of the page, opened anew. */
async function movedAgain(page: Page, openAnew: () => Promise<void>): Promise<Moved> {
  const moved = await movedOn(page)
  if (moved.value < UNSEEN) return moved
  await openAnew()
  return movedOn(page)
}

/** The two layouts there are, each as it is opened and as it is when the window is made wider. */
const layouts = [
  { name: 'cards and a bar for the thumb', opened: 360, widened: 768 },
  { name: 'tables and a side bar', opened: 1280, widened: 1920 },
]

describe.each(layouts)('in $name', ({ opened, widened }) => {
  const sized = (width: number) => ({ width, height: 800 })

  it.each([
    ['page', pages],
    ['step of the market wizard', marketPages],
  ] as const)(
    'every %s comes without moving, fits and is open to all, in light and in dark, and complains of nothing',
    async (_, visited) => {
      const { page, complaints, open, end } = await visit(browser, site, { viewport: sized(opened) })
      await watchSteadiness(page)
      const unsteady: (readonly [path: string, moved: Moved])[] = []
      for (const path of visited) {
        await open(path)
        const moved = await movedAgain(page, () => open(path))
        if (moved.value >= UNSEEN) unsteady.push([path, moved])
        expect(await overflowOf(page), path).toBeLessThanOrEqual(0)
        expect(await barriersOf(page), path).toEqual([])
        await shine(page, 'dark')
        expect(await barriersOf(page), `${path} in dark`).toEqual([])
        await widen(page, widened)
        expect(await overflowOf(page), `${path} at ${widened}`).toBeLessThanOrEqual(0)
        await shine(page, 'light')
        await page.setViewportSize(sized(opened))
      }
      await end()
      expect(complaints).toEqual([])
      expect(unsteady).toEqual([])
    },
    900_000,
  )
})
