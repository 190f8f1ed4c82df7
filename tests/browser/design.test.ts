import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { overflowOf, settle, type Visit, visit } from './visit.ts'

let browser: Browser
let site: Site
let visitor: Visit

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

afterEach(async () => {
  const { complaints } = visitor
  await visitor.end()
  expect(complaints).toEqual([])
})

async function at(width: number, path: string): Promise<Page> {
  visitor = await visit(browser, site, { viewport: { width, height: 800 }, acceptDownloads: true })
  await visitor.open(path)
  return visitor.page
}

describe('navigation', () => {
  it('shows the pages of the area that is open, and says which one it is', async () => {
    const page = await at(1280, '/costing')
    const main = page.getByRole('navigation', { name: 'Main' })
    expect(await main.getByRole('link').allTextContents()).toEqual([
      'Overview',
      'Portfolio',
      'Movement',
      'Customers',
      'Profit',
      'Results',
      'Costing',
      'Customer equity',
      'Risk',
      'Strategies',
      'Models',
      'Data',
    ])
    expect(await main.locator('[aria-current="page"]').allTextContents()).toEqual(['Costing'])
    await main.getByRole('link', { name: 'Movement' }).click()
    await page.waitForURL(/movement/)
    await main.getByRole('link', { name: 'Cohorts' }).waitFor()
    expect(await main.getByRole('link', { name: 'Costing' }).count()).toBe(0)
  })

  it('lies where a thumb reaches on a phone, with room for it', async () => {
    const page = await at(360, '/movement')
    const often = page.getByRole('navigation', { name: 'Often used' })
    for (const target of await often.locator('a, button').all()) {
      const box = await target.boundingBox()
      expect(box?.width).toBeGreaterThanOrEqual(44)
      expect(box?.height).toBeGreaterThanOrEqual(44)
      expect(box?.y).toBeGreaterThan(700)
    }
    await page.getByRole('navigation', { name: 'In this area' }).getByRole('link', { name: 'Cohorts' }).click()
    await page.waitForURL(/cohorts/)
    await often.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('link', { name: 'Find groups' }).click()
    await page.waitForURL(/discover/)
    await often.getByRole('button', { name: 'Menu', expanded: false }).waitFor()
  })
})

describe('the palette', () => {
  it('finds pages, groups and customers by the keyboard alone', async () => {
    const page = await at(1280, '/')
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: /A page, a group/ })
    await field.waitFor()
    await field.fill('C000022')
    await page.getByRole('option', { name: /C000022/ }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL(/customers\/C000022/)
    await settle(page)
    await page.keyboard.press('Control+k')
    await field.fill('loyal')
    await page.getByRole('option', { name: 'Loyal' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/groups\/loyal/)
    await settle(page)
    await page.keyboard.press('Control+k')
    await field.fill('cost')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(/costing/)
  })

  it('has shortcuts beside it, which are listed and can be switched off', async () => {
    const page = await at(1280, '/')
    await page.keyboard.press('g')
    await page.keyboard.press('m')
    await page.waitForURL(/movement/)
    await settle(page)
    const { asOfDates } = await site.client.workspace.get()
    await page.keyboard.press('[')
    await page.waitForURL(new RegExp(`asOf=${asOfDates[1]}`))
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await dialog.getByText('Go to Customers').waitFor()
    expect(await barriersOf(page)).toEqual([])
    await dialog.getByLabel('Keys pressed without Ctrl or ⌘').uncheck()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /A page, a group/ }).waitFor()
    expect(await dialog.count()).toBe(0)
  })
})

/** Takes a chart away through the menu of its panel. */
const saver = (page: Page, title: string) => async (item: RegExp) => {
  await page.getByRole('button', { name: `Save or link ${title}` }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

describe('a chart', () => {
  it('is saved as a picture with its legend, as a drawing, and as the numbers of its table', async () => {
    const page = await at(1280, '/')
    const saved = saver(page, 'Customers by group over time')
    const { groups, points } = await site.client.portfolios.series({ portfolioId: 'starter' })
    const png = await saved(/PNG/)
    expect(png.name).toMatch(/^Customers-by-group-over-time-\d{4}-\d\d-\d\d\.png$/)
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(png.bytes.length).toBeGreaterThan(10_000)
    const svg = (await saved(/SVG/)).bytes.toString()
    for (const { title } of groups) expect(svg).toContain(`>${title}</text>`)
    const [head = '', ...lines] = (await saved(/CSV/)).bytes.toString().trim().split('\r\n')
    expect(head.split(',').slice(1)).toEqual(groups.map(({ title }) => title))
    expect(lines).toHaveLength(new Set(points.map(({ asOf }) => asOf)).size)
    for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\d(,\d+)+$/)
  })

  it('that is a table of colours is saved whole, however far it is scrolled', async () => {
    const page = await at(360, '/cohorts')
    const box = page.locator('[data-scrolls]').first()
    const saved = saver(page, (await box.getAttribute('aria-label')) ?? '')
    expect(await box.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeGreaterThan(100)
    await box.evaluate((one) => one.scrollTo(100, 0))
    const svg = (await saved(/SVG/)).bytes.toString()
    expect(await box.evaluate((one) => one.scrollLeft)).toBe(100)
    const cells = await box.locator('th, td').allTextContents()
    const [, drawing = ''] = /<g direction="ltr">([\s\S]*)<\/g>/.exec(svg) ?? []
    const words = [...drawing.matchAll(/<text x="([\d.]+)" [^>]*>([^<]*)<\/text>/g)]
    expect(words.map(([, , text]) => text)).toEqual(cells.map((text) => text.trim()))
    // The columns stand beside one another: no two cells of a row in one place.
    const columns = await box.locator('thead th').count()
    const places = words.slice(0, columns).map(([, x]) => Number(x))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect((await saved(/PNG/)).bytes.subarray(1, 4).toString()).toBe('PNG')
    const lines = (await saved(/CSV/)).bytes.toString().trim().split('\r\n')
    expect(lines).toHaveLength(await box.locator('tr').count())
    for (const line of lines.slice(1)) expect(line).toMatch(/^[^,]+(,\d+)(,(0(\.\d+)?|1)?)+$/)
  })
})

describe('a number', () => {
  it('leads to its meaning, and one step further to the SQL that yields it', async () => {
    const page = await at(1280, '/')
    await page.getByRole('button', { name: 'What is Repeat rate?' }).first().click()
    await page.getByText('Formula', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Show the SQL', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'The SQL behind Repeat rate' })
    await dialog.getByRole('heading', { name: 'How it is computed' }).waitFor()
    const { statements } = await site.client.kpis.sql({ kpi: 'repeat_rate', portfolioId: 'starter' })
    expect(await dialog.locator('pre').allTextContents()).toEqual(statements.map(({ sql }) => sql))
    expect(await barriersOf(page)).toEqual([])
  })
})

describe('a page', () => {
  it.each([360, 1280])('leads to the SQL behind all of its figures, at %i pixels', async (width) => {
    const page = await at(width, '/')
    await page.getByRole('button', { name: 'Show the SQL behind this page' }).click()
    const dialog = page.getByRole('dialog', { name: 'The SQL behind this page' })
    await dialog.locator('pre').first().waitFor()
    const answers = await dialog.getByRole('region').evaluateAll((all) => all.map((one) => one.ariaLabel))
    expect(answers).toContain('GET /portfolios/{portfolioId}/overview')
    const { asOf } = await site.client.portfolios.overview({ portfolioId: 'starter' })
    const { statements } = await site.client.sql({
      call: 'portfolios.overview',
      input: { portfolioId: 'starter', asOf },
    })
    const told = await dialog.locator('pre').allTextContents()
    for (const { sql } of statements) expect(told).toContain(sql)
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    expect(await barriersOf(page)).toEqual([])
  })

  it('tells for each meaning of a figure the queries of its own answer', async () => {
    const page = await at(1280, '/profit')
    await page.getByRole('button', { name: 'What is Peak?' }).first().click()
    await page.getByRole('button', { name: 'Show the SQL', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('pre').first().waitFor()
    const answers = await dialog.getByRole('region').evaluateAll((all) => all.map((one) => one.ariaLabel))
    expect(answers.filter((label) => label?.startsWith('GET '))).toEqual(['GET /profit/whale'])
  })
})

describe('the basket', () => {
  it.each([360, 1280])('has a fruit for every group that is worth something, at %i pixels', async (width) => {
    const page = await at(width, '/basket')
    const { groups } = await site.client.portfolios.overview({ portfolioId: 'starter' })
    const drawn = groups.filter(({ valueShare }) => (valueShare ?? 0) > 0)
    const picture = page.getByRole('group', { name: /The portfolio as a basket/ })
    expect(await picture.getByRole('link').count()).toBe(drawn.length)
    for (const { title } of groups) {
      expect(await page.getByRole('heading', { level: 2, name: title, exact: true }).count()).toBe(1)
    }
    expect(await overflowOf(page)).toBeLessThanOrEqual(0)
    await page.getByText('Customers', { exact: true }).last().click()
    await page.waitForURL(/by=customers/)
    const peopled = groups.filter(({ customers }) => customers > 0)
    await page.waitForFunction(
      (count) => document.querySelectorAll('[role="group"] a').length === count,
      peopled.length,
    )
  })
})

describe('the tour', () => {
  it('is offered once, goes from page to page, and ends where it is asked to', async () => {
    const page = await at(1280, '/')
    await page.getByRole('button', { name: 'Take the tour' }).click()
    const card = page.getByRole('region', { name: 'A tour of the app' })
    await card.getByRole('heading', { name: 'Your customers are a basket of fruits' }).waitFor()
    await page.waitForURL(/basket/)
    await card.getByRole('button', { name: 'Next' }).click()
    await card.getByRole('heading', { name: 'How things stand today' }).waitFor()
    await settle(page)
    expect(await barriersOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    await visitor.open('/')
    expect(await page.getByRole('button', { name: 'Take the tour' }).count()).toBe(0)
  })
})

describe('an address', () => {
  it('holds what a chart is asked to show, and shows it to whoever opens it', async () => {
    const page = await at(1280, '/')
    const groups = page.getByRole('region', { name: 'Groups', exact: true })
    await groups.getByText('Customers', { exact: true }).click()
    await page.waitForURL(/tiles=customers/)
    await visitor.open('/?tiles=customers')
    await groups.getByText('Sized by number of customers').waitFor()
    await visitor.open('/?tiles=nonsense')
    await groups.getByText('Sized by lifetime value').waitFor()
  })
})
