import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { importOrders, type Site, startDemoSite, startEmptySite } from './demo-site.ts'
import { overflowOf, settle, type Visit, visit } from './visit.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 900 },
]

const headingTop = (page: Page) =>
  page
    .locator('h1')
    .first()
    .evaluate((heading) => heading.getBoundingClientRect().top)

/** Keeps what is asked for under way until the function that it answers is called. */
async function hold(page: Page, asked: string): Promise<() => void> {
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route(asked, async (route) => {
    await answered
    await route.continue()
  })
  return () => answer()
}

describe.each(sizes)('at $width pixels', (viewport) => {
  let visitor: Visit

  beforeEach(async () => {
    visitor = await visit(browser, site, { viewport })
    return () => visitor.end()
  })

  it('a search that finds nobody says so, and is lifted with the field it was typed into', async () => {
    const { page, open } = visitor
    await open('/customers?q=nobody-is-called-this&group=loyal')
    await page.getByRole('heading', { name: 'No customer fits' }).waitFor()
    expect(await page.getByRole('navigation', { name: 'Pages' }).count()).toBe(0)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Show all customers' }).click()
    await page.getByRole('navigation', { name: 'Pages' }).waitFor()
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[type="search"]')?.value === '')
    expect(await page.getByLabel('Group', { exact: true }).inputValue()).toBe('')
  })

  it.each([
    ['/customers/NOBODY', 'There is no customer NOBODY', 'To all customers'],
    ['/groups/nothing', 'There is no such group', 'To the overview'],
    ['/nowhere', 'There is no such page', 'To the overview'],
  ])('%s says what is not there and leads on, without asking again', async (path, title, action) => {
    const { page, open } = visitor
    await open(path)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await page.title()).toBe(`${title} · Sabad`)
    expect(await page.getByRole('link', { name: action }).count()).toBe(1)
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })

  it.each([
    ['/', '**/overview?*'],
    ['/movement', '**/movement?*'],
    ['/models', '**/api/models*'],
    ['/customers', '**/api/customers*'],
  ])('%s holds the place of what it waits for, and its title does not move when that comes', async (path, slow) => {
    const { page, open } = visitor
    await open('/data')
    const answer = await hold(page, slow)
    await page.goto(`${site.origin}${path}`)
    await page.locator('main [aria-busy="true"]').first().waitFor()
    const waiting = await headingTop(page)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    answer()
    await settle(page)
    expect(await headingTop(page)).toBe(waiting)
  })

  it.each([
    { path: '/models', slow: '**/api/models*', outline: 0, panel: 'main section' },
    { path: '/customers/C000022', slow: '**/api/customers/*', outline: 1, panel: 'main section' },
    { path: '/groups/loyal', slow: '**/groups/*?*', outline: 1, panel: 'main dl' },
  ])('the first panel of $path comes where its outline was', async ({ path, slow, outline, panel }) => {
    const { page, open } = visitor
    await open('/data')
    const answer = await hold(page, slow)
    await page.goto(`${site.origin}${path}`)
    const outlines = page.locator('main [aria-busy="true"]')
    // Five outline a page whose script is still on the way; these have more.
    await outlines.nth(5).waitFor()
    const waiting = await outlines.nth(outline).boundingBox()
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    answer()
    await settle(page)
    const come = await page.locator(panel).first().boundingBox()
    // A title of two lines takes one line more than its outline.
    expect(Math.abs((come?.y ?? 0) - (waiting?.y ?? 0))).toBeLessThanOrEqual(viewport.width === 360 ? 30 : 1)
  })

  it.each([
    ['/customers/C000022', '**/api/customers/*', 'Customer C000022'],
    ['/groups/loyal', '**/groups/*?*', 'Group loyal'],
  ])('%s keeps a heading where asking fails', async (path, asked, title) => {
    const { page, open } = visitor
    await open('/data')
    await page.route(asked, (route) => route.abort())
    await page.goto(`${site.origin}${path}`)
    await page.getByText(/^Sabad does not answer at/).waitFor()
    expect(await page.getByRole('heading', { level: 1, name: title }).count()).toBe(1)
    expect(await page.title()).toBe(`${title} · Sabad`)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  })

  it('a page whose script is on the way is outlined within the frame', async () => {
    const { page, open } = visitor
    await open('/data')
    const answer = await hold(page, '**/assets/ModelsPage*')
    await page.goto(`${site.origin}/models`)
    await page.getByRole('link', { name: 'Sabad' }).waitFor()
    expect(await page.locator('main [aria-busy="true"]').count()).toBeGreaterThan(0)
    answer()
    await page.getByRole('heading', { name: 'Gamma-Gamma' }).waitFor()
  })

  it('a page whose script cannot be had says that the server is gone, and comes once it is back', async () => {
    const { page, open } = visitor
    await open('/data')
    const gone = ['**/assets/ModelsPage*', '**/api/**']
    for (const part of gone) await page.route(part, (route) => route.abort())
    if (viewport.width === 360) await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('link', { name: 'Models' }).click()
    await page.getByText(/^Sabad does not answer at/).waitFor()
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    for (const part of gone) await page.unroute(part)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Gamma-Gamma' }).waitFor()
  })

  it('a server that is gone is named in a sentence, and asked again once it is back', async () => {
    const { page, open } = visitor
    await open('/data')
    await page.route('**/api/models*', (route) => route.abort())
    await page.goto(`${site.origin}/models`)
    await page.getByText(/^Sabad does not answer at/).waitFor()
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await page.unroute('**/api/models*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Gamma-Gamma' }).waitFor()
  })
})

const orders = [
  'order_id,customer_id,order_date,amount',
  ...['2026-08-03', '2026-08-05', '2026-08-09', '2026-08-12'].map((day, at) => `N${at},K${at % 3},${day},${at + 9}.50`),
  'N9,,2026-08-13,4.00',
].join('\n')

describe('a company of three customers with one date', () => {
  let young: Site

  beforeAll(async () => {
    young = await startEmptySite()
    await importOrders(young, orders)
  })

  afterAll(() => young?.close())

  it.each(sizes)(
    'says at $width pixels what it takes to see movement, and draws no line of one point',
    async (viewport) => {
      const { page, open, end } = await visit(browser, young, { viewport })
      await open('/')
      await page.getByRole('button', { name: 'Compute 12 months' }).waitFor()
      expect(await page.getByRole('heading', { name: 'Customers by group over time' }).count()).toBe(0)
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
      await open('/movement')
      await page.getByRole('heading', { name: 'Movement needs two dates' }).waitFor()
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
      await end()
    },
  )

  it('says once, not in each row, what no group can have, and that a group is empty', async () => {
    const { page, open, end } = await visit(browser, young, { viewport: { width: 1280, height: 900 } })
    await open('/')
    const kpis = page.getByRole('region', { name: 'How each group is doing' }).first()
    await kpis.getByText('Still customers: no forecast; see Models.').waitFor()
    expect(await kpis.getByRole('columnheader', { name: 'Still customers' }).count()).toBe(0)
    expect(await kpis.getByText('no customers as of this date').count()).toBeGreaterThan(0)
    await end()
  })

  it('says once why nothing can be foretold of a customer, and that one date makes no line', async () => {
    const { page, open, end } = await visit(browser, young, { viewport: { width: 1280, height: 900 } })
    await open('/customers/K0')
    expect(await page.getByRole('region', { name: 'Forecast' }).getByText('No model can tell').count()).toBe(1)
    await open('/groups/loyal')
    await page.getByText('One date is computed so far').waitFor()
    await end()
  })

  it('refreshes by the clock when the page Data asks for it, and says when', async () => {
    const { page, open, end } = await visit(browser, young, { viewport: { width: 360, height: 740 } })
    await open('/data')
    const panel = page.getByRole('region', { name: 'Refresh by the clock' })
    await panel.getByRole('checkbox').check()
    await panel.getByLabel('How often').selectOption('week')
    await panel.getByLabel('On', { exact: true }).selectOption('friday')
    await panel.getByLabel('At, by the clock').selectOption('05:30')
    await panel.getByRole('button', { name: 'Save' }).click()
    await panel.getByText(/^Next: .+ 5:30 AM$/).waitFor()
    expect(await barriersOf(page)).toEqual([])
    const { settings } = await young.client.workspace.get()
    expect(settings.refreshSchedule).toEqual({ every: 'week', on: 'friday', at: '05:30' })
    await young.client.workspace.update({ refreshSchedule: null })
    await end()
  })

  it('says on the overview that a refresh by the clock failed, and why', async () => {
    const { page, open, end } = await visit(browser, young, { viewport: { width: 360, height: 740 } })
    const failure = { code: 'facts.none', params: {}, message: 'none' }
    const failedRefresh = {
      ...({ dueAt: '2026-08-14T06:00:00Z', finishedAt: '2026-08-14T06:00:01Z', outcome: 'failed' } as const),
      ...{ runId: null, failure },
    }
    await page.route('**/api/workspace', async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: { ...(await response.json()), failedRefresh } })
    })
    await open('/')
    await page.getByText(/^The refresh by the clock of .+ failed\.$/).waitFor()
    await page
      .getByText(/^The refresh by the clock/)
      .locator('..')
      .getByText('import some')
      .waitFor()
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await end()
  })

  it('shows rejected rows on a phone without scrolling sideways', async () => {
    const { page, open, end } = await visit(browser, young, { viewport: { width: 360, height: 740 } })
    await open('/data')
    const show = page.getByRole('button', { name: 'Show 1 row' })
    const box = await show.boundingBox()
    expect(box && box.x + box.width).toBeLessThanOrEqual(360)
    await show.click()
    await page.getByText('Customer is missing').first().waitFor()
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await end()
  })
})

describe('a workspace with nothing in it', () => {
  let empty: Site

  beforeAll(async () => {
    empty = await startEmptySite()
  })

  afterAll(() => empty?.close())

  it.each([360, 768, 1920])(
    'has its switch of colours at the end, and its fields level, at %i pixels',
    async (width) => {
      const { page, open, end } = await visit(browser, empty, { viewport: { width, height: 900 } })
      await open('/data')
      const colours = await page.getByRole('button', { name: 'Use dark colours' }).boundingBox()
      expect(width - (colours ? colours.x + colours.width : 0)).toBeLessThanOrEqual(20)
      const [margin, discount] = await Promise.all(
        ['Margin where costs are not known', 'Discount rate a year'].map((name) => page.getByLabel(name).boundingBox()),
      )
      if (width === 1920) expect(margin?.y).toBe(discount?.y)
      expect(await overflowOf(page)).toBeLessThanOrEqual(0)
      await end()
    },
  )
})
