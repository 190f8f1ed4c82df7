import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite, startEmptySite } from './demo-site.ts'
import { settle, type Visit, visit } from './visit.ts'

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

beforeEach(async () => {
  visitor = await visit(browser, site, { viewport: { width: 1280, height: 900 } })
})

afterEach(async () => {
  const { complaints } = visitor
  await visitor.end()
  expect(complaints).toEqual([])
})

const orders = [
  'order_id,customer_id,order_date,amount',
  'N1,C000001,2026-10-01,12.50',
  'N2,C000002,2026-10-02,7.25',
  'N3,C000003,2026-10-03,20.00',
  'N4,C000004,2026-10-04,8.00',
  'N5,C000005,2026-10-05,9.75',
  'N6,C000006,2026-10-06,14.00',
  'N7,,2026-10-07,11.00',
  'N8,C000008,not a day,10.00',
].join('\n')

describe('the overview', () => {
  it('shows every group with retention, lifetime value and profit per customer', async () => {
    const { page, open } = visitor
    await open('/')
    const overview = await site.client.portfolios.overview({ portfolioId: 'starter' })
    const table = page.getByRole('region', { name: 'How each group is doing' }).locator('table')
    for (const { title } of overview.groups) {
      expect(await table.getByRole('rowheader', { name: title, exact: true }).count()).toBe(1)
    }
    for (const kpi of ['Repeat rate', 'Lifetime value each', 'Profit per customer']) {
      expect(await table.getByRole('columnheader', { name: kpi }).count()).toBe(1)
    }
  })

  it('explains a KPI where it stands', async () => {
    const { page, open } = visitor
    await open('/')
    await page.getByRole('button', { name: 'What is Repeat rate?' }).first().click()
    await page.getByText('the share who bought again in the last 12 months').waitFor()
  })

  it('says the same as its charts in tables', async () => {
    const { page, open } = visitor
    await open('/')
    const groups = page.getByRole('region', { name: 'Groups', exact: true })
    await groups.getByRole('button', { name: 'Show as table' }).click()
    const { groups: all } = await site.client.portfolios.overview({ portfolioId: 'starter' })
    expect(await groups.locator('tbody tr').count()).toBe(all.length)
  })

  it('keeps portfolio and date in the address from page to page', async () => {
    const { page, open } = visitor
    await open('/')
    await page.getByLabel('Portfolio').selectOption('value-tiers')
    await page.getByLabel('As of').selectOption({ index: 2 })
    await page.getByRole('link', { name: 'Customers', exact: true }).click()
    await page.waitForURL(/\/customers\?/)
    const { searchParams } = new URL(page.url())
    const { asOfDates } = await site.client.workspace.get()
    expect(searchParams.get('portfolio')).toBe('value-tiers')
    expect(searchParams.get('asOf')).toBe(asOfDates[2])
  })
})

describe('a group', () => {
  it('has a page, which is left for the overview where another portfolio is chosen that has no such group', async () => {
    const { page, open } = visitor
    await open('/groups/loyal')
    for (const heading of ['Who belongs here', 'What sets it apart', 'Over time', 'Its customers']) {
      expect(await page.getByRole('heading', { name: heading }).count()).toBe(1)
    }
    await page.getByLabel('Portfolio').selectOption('value-tiers')
    await page.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
    expect(new URL(page.url()).searchParams.get('portfolio')).toBe('value-tiers')
  })
})

describe('movement', () => {
  it('leads from a number to exactly those customers', async () => {
    const { page, open } = visitor
    await open('/movement')
    const link = page.getByRole('region', { name: 'From group to group' }).locator('td a').last()
    const moved = (await link.textContent()) ?? ''
    await link.click()
    await page.waitForURL(/movedFrom=/)
    await settle(page)
    await page.getByRole('heading', { name: new RegExp(`^${moved} customers?$`) }).waitFor()
    await page.getByText(/^Only customers who were in/).waitFor()
  })

  it('compares the two dates that are chosen', async () => {
    const { page, open } = visitor
    await open('/movement')
    const { asOfDates } = await site.client.workspace.get()
    const from = asOfDates[6] ?? ''
    await page.getByLabel('From', { exact: true }).selectOption(from)
    await page.waitForURL(new RegExp(`from=${from}`))
    const { moved } = await site.client.portfolios.movement({ portfolioId: 'starter', from })
    await page.getByText(String(moved), { exact: true }).first().waitFor()
  })
})

describe('customers', () => {
  it('are sorted by the server, both ways', async () => {
    const { page, open } = visitor
    await open('/customers')
    const days = page.getByRole('columnheader', { name: 'Purchase days' })
    await days.getByRole('button').click()
    await page.waitForURL(/sort=purchase_days&order=desc/)
    expect(await days.getAttribute('aria-sort')).toBe('descending')
    await days.getByRole('button').click()
    await page.waitForURL(/order=asc/)
    expect(await days.getAttribute('aria-sort')).toBe('ascending')
  })

  it('are found by number, and reached row by row with the keyboard', async () => {
    const { page, open } = visitor
    await open('/customers')
    await page.locator('tbody a').first().focus()
    await page.keyboard.press('ArrowDown')
    const second = page.locator('tbody tr').nth(1).locator('a')
    expect(await second.evaluate((link) => link === document.activeElement)).toBe(true)
    await page.getByLabel('Search customers').fill('C000022')
    await page.waitForURL(/q=C000022/)
    await page.getByRole('heading', { name: '1 customer', exact: true }).waitFor()
  })

  it('each have a page that says why they are in their group and what its measures mean', async () => {
    const { page, open } = visitor
    await open('/customers')
    await page.locator('tbody a').first().click()
    await page.getByRole('heading', { name: 'Why this group' }).waitFor()
    await settle(page)
    for (const heading of ['Path through the groups', 'Profile', 'Measures', 'Timeline']) {
      expect(await page.getByRole('heading', { name: heading }).count()).toBe(1)
    }
    await page.getByRole('button', { name: 'What is Recency?' }).click()
    await page.getByText('Formula', { exact: true }).waitFor()
  })
})

describe('a forecast', () => {
  it('has its interval, its curve as a table too, and leads to the model it rests on', async () => {
    const { page, open } = visitor
    await open('/customers/C000022')
    const { forecast } = await site.client.customers.get({ customerId: 'C000022', portfolioId: 'starter' })
    const panel = page.getByRole('region', { name: 'Forecast', exact: true })
    await panel.getByText('Expected purchases, 12 months').waitFor()
    await panel.getByRole('button', { name: 'What is Forecast?' }).click()
    await page.getByText('8 in 10 will end within the bar').waitFor()
    const curve = page.getByRole('region', { name: 'Purchases of the next 24 months' }).first()
    await curve.getByRole('button', { name: 'Show as table' }).click()
    expect(await curve.locator('tbody tr').count()).toBe(forecast.curve.length)
    await curve.getByRole('link').first().click()
    await page.getByRole('heading', { name: 'Models', exact: true }).waitFor()
    await settle(page)
    const target = page.locator(`[id="${forecast.purchases.model}"]`)
    await target.waitFor()
    expect(await target.evaluate((element) => element.getBoundingClientRect().top < window.innerHeight)).toBe(true)
  })
})

describe('strategic significance', () => {
  it('is flagged with evidence and owner, found in the list, and withdrawn with both on record', async () => {
    const { page, open } = visitor
    await open('/customers/C000022')
    const panel = page.getByRole('region', { name: 'Strategic significance' })
    await panel.getByRole('button', { name: 'Add a flag' }).click()
    await panel.getByLabel('Why').selectOption('door-opener')
    await panel.getByLabel('Evidence').fill('Knows every roaster of the town')
    await panel.getByLabel('Who answers for it').fill('Ada')
    await panel.getByRole('button', { name: 'Save' }).click()
    await panel.getByText('in force, 365 days left').waitFor()
    await open('/customers')
    await page.getByLabel('Significance').selectOption('flagged')
    await page.getByRole('heading', { name: '1 customer', exact: true }).waitFor()
    await page.locator('tbody a').first().click()
    await panel.getByRole('button', { name: 'Withdraw the flag Door opener' }).click()
    await panel.getByLabel('Who withdraws it').fill('Ben')
    await panel.getByLabel('Why').fill('Moved away')
    await panel.getByRole('button', { name: 'Withdraw', exact: true }).click()
    await panel.getByText(/^withdrawn on .* by Ben: Moved away$/).waitFor()
  })
})

describe('a market project', () => {
  it('is opened from the example, changed, saved step by step, and taken up again at its address', async () => {
    const { page, open } = visitor
    await open('/market')
    await page.getByRole('button', { name: 'Open “Ice cream, cut by the occasion”' }).click()
    await page.getByRole('heading', { level: 1, name: 'Ice cream, cut by the occasion' }).waitFor()
    await page.getByLabel('Territories, separated by commas').fill('South, ')
    await page.getByRole('button', { name: 'Save, and on to: Variables' }).click()
    await page.waitForURL(/step=variables/)
    await page.getByRole('button', { name: 'Test what Recency adds' }).click()
    await page.getByRole('heading', { name: 'What Recency adds' }).waitFor()
    await page.getByRole('link', { name: 'Targets' }).click()
    await page.getByText('Serve: Indulgence of grown-ups and For guests').waitFor()
    await page.getByLabel('Budget', { exact: true }).fill('3.6')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Serve: Indulgence of grown-ups', { exact: true }).waitFor()
    await open('/market/ice-cream-for-adults?step=business')
    expect(await page.getByLabel('Territories, separated by commas').inputValue()).toBe('South')
    await page.getByRole('region', { name: 'Geographic competitors' }).getByText('Southern creamery').waitFor()
    const { version, project } = await site.client.market.get({ projectId: 'ice-cream-for-adults' })
    expect([version, project.targets.budget]).toEqual([3, 3.6])
  })

  it('shows its segments in the matrix, and the same in a table', async () => {
    const { page, open } = visitor
    await open('/market/ice-cream-for-adults?step=assessment')
    const matrix = page.getByRole('region', { name: 'Attractiveness × fit', exact: true })
    expect(await matrix.getByRole('listitem').count()).toBe(4)
    await matrix.getByRole('button', { name: 'Show as table' }).click()
    expect(await matrix.locator('tbody tr').count()).toBe(4)
  })
})

describe('models', () => {
  it('are told by what they are used for, how they foretold and how they fit, in pictures and in tables', async () => {
    const { page, open } = visitor
    await open('/models')
    const models = await site.client.models.list({})
    const used = page.getByRole('region', { name: 'What each forecast rests on' })
    expect(await used.getByRole('link').count()).toBe(models.flatMap(({ uses }) => uses).length)
    const judged = models.filter(({ holdout }) => holdout !== null)
    const compared = page.getByRole('region', { name: 'How the purchase models foretold' }).locator('tbody tr')
    expect(await compared.count()).toBe(judged.length)
    expect(judged.length).toBeGreaterThan(0)
    for (const name of [
      'Holdout by repeat purchases before',
      'Purchases so far, week by week',
      'Customers by repeat purchases',
    ]) {
      const panel = page.getByRole('region', { name, exact: true }).first()
      await panel.getByRole('button', { name: 'Show as table' }).click()
      expect(await panel.locator('tbody tr').count(), name).toBeGreaterThan(5)
    }
    await page.getByText('Lifetime value looks ahead only').waitFor()
  })
})

describe('data', () => {
  it('comes in as a file whose columns are seen first and whose rejects are kept, then a refresh takes it in', async () => {
    const { page, open } = visitor
    await open('/data')
    const file = { name: 'october-orders.csv', mimeType: 'text/csv', buffer: Buffer.from(orders) }
    await page.getByLabel('Choose a file').first().setInputFiles(file)
    await page.getByRole('heading', { name: 'october-orders.csv' }).waitFor()
    expect(await page.getByLabel('What order_date is read as').inputValue()).toBe('date')
    await page.getByRole('button', { name: 'Start the import' }).click()
    await page.getByText('more than the 20 % allowed').waitFor()
    await page.getByRole('button', { name: 'Import the rows that can be used' }).click()
    const rejects = page.getByRole('region', { name: 'Rejected rows' }).first()
    await rejects.getByText('This is not a date').first().waitFor()
    await rejects.getByText('Customer is missing').first().waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      rejects.getByRole('link', { name: 'Download all as CSV' }).click(),
    ])
    const text = await readFile(await download.path(), 'utf8')
    expect(text).toContain('not a day')

    await page.getByRole('button', { name: 'Refresh' }).click()
    await page.getByText('New records are waiting.').waitFor({ state: 'detached' })
    expect((await site.client.workspace.get()).stale).toBe(false)
  })

  it('is refused in a sentence where a file is not what it claims to be', async () => {
    const { page, open } = visitor
    await open('/data')
    const file = { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') }
    await page.getByLabel('Choose a file').first().setInputFiles(file)
    await page.getByText('The file empty.csv is empty: export it again from its source.').waitFor()
    // The refusal itself is what was asked for.
    visitor = { ...visitor, complaints: visitor.complaints.filter((text) => text !== '422 /api/imports/preview') }
  })
})

describe('an empty workspace', () => {
  it('teaches the next step', async () => {
    const empty = await startEmptySite()
    const guest = await visit(browser, empty)
    await guest.page.goto(empty.address)
    await guest.page.getByRole('heading', { name: 'No customer records yet' }).waitFor()
    await guest.page.getByRole('link', { name: 'Import a file' }).click()
    await guest.page.getByRole('heading', { name: 'Drop a file here' }).waitFor()
    expect(guest.complaints).toEqual([])
    await guest.end()
    await empty.close()
  })
})

describe('a visitor without the token', () => {
  it('is told in a sentence where to come from', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(site.origin)
    await page.getByText('open the address that "sabad serve" printed').waitFor()
    await context.close()
  })
})
