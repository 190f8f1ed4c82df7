import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { type Site, startEmptySite } from './demo-site.ts'
import { settle } from './visit.ts'

const KILOBYTE = 1024

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startEmptySite()])
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe('the first page', () => {
  it('needs less than 350 KB of script, gzipped, and no chart library where there is no chart', async () => {
    const page = await browser.newPage()
    const scripts: { readonly path: string; readonly size: Promise<number> }[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return
      const size = response.body().then((body) => gzipSync(body).length)
      scripts.push({ path: new URL(response.url()).pathname, size })
    })
    await page.goto(site.address)
    await settle(page)
    const sizes = await Promise.all(scripts.map(({ size }) => size))
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect(total).toBeGreaterThan(100 * KILOBYTE)
    expect(total).toBeLessThan(350 * KILOBYTE)
    expect(scripts.filter(({ path }) => path.includes('echarts'))).toEqual([])
    await page.close()
  })
})
