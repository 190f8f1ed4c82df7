import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { overflowOf, visit } from './visit.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const paths = ['/', '/groups/loyal', '/movement', '/customers', '/customers/C000022', '/data', '/models', '/library']
const widths = [360, 768, 1280, 1920]

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
