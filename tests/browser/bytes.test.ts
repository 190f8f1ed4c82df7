import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { areas } from '../../packages/web/src/app/areas.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startEmptySite } from './demo-site.ts'
import { importDemo } from './site-work.ts'
import { settle, visit } from './visit.ts'

const KILOBYTE = 1024
const CUSTOMERS = 5000

/** What is left of an answer for each customer: too little for even their numbers, were they all in it. */
const MOST_OF_ANSWER = 100 * KILOBYTE
const MOST_OF_PAGE = 250 * KILOBYTE

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startEmptySite()])
  await importDemo(site, CUSTOMERS)
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

/** Every answer of the API that a page asks for, with its size as it is before it is packed. */
async function answersOf(path: string) {
  const { page, open, end } = await visit(browser, site)
  await open('/data')
  const answers: { readonly path: string; readonly size: Promise<number> }[] = []
  page.on('response', (response) => {
    const url = new URL(response.url())
    if (!url.pathname.startsWith('/api/')) return
    answers.push({
      path: url.pathname + url.search,
      size: response.body().then(
        ({ length }) => length,
        () => 0,
      ),
    })
  })
  await open(path)
  await settle(page)
  const sizes = await Promise.all(answers.map(async ({ path, size }) => ({ path, size: await size })))
  await end()
  return sizes
}

describe(`a page of ${CUSTOMERS} customers`, () => {
  it.each(areas.flatMap(({ pages }) => pages.map(({ to }) => to)))('%s ships no more than it shows', async (path) => {
    const answers = await answersOf(path)
    expect(answers.length).toBeGreaterThan(0)
    expect(answers.filter(({ size }) => size > MOST_OF_ANSWER)).toEqual([])
    expect(answers.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(MOST_OF_PAGE)
  })
})
