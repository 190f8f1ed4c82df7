import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DemoFiles, importUntil, packagingFiles } from './b2b-site.ts'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startEmptySite } from './demo-site.ts'
import { settle, type Visit, visit } from './visit.ts'

let browser: Browser
let site: Site
let files: DemoFiles
let visitor: Visit

beforeAll(async () => {
  ;[browser, site, files] = await Promise.all([launchChromium(), startEmptySite(), packagingFiles()])
  await importUntil(site, files, '2026-07-31')
  visitor = await visit(browser, site, { viewport: { width: 1280, height: 900 } })
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const inAYear = () => `${new Date().getUTCFullYear() + 1}-12-31`

/** The largest group: it has figures, whatever the demo's customers are. */
async function largestGroup(): Promise<string> {
  const { groups } = await site.client.strategies.board({ portfolioId: 'rfm' })
  return [...groups].sort((a, b) => b.customers - a.customers)[0]?.group.name ?? ''
}

const panel = (name: string) => visitor.page.getByRole('region', { name, exact: true })

/** Fills every field of a label on the page. */
async function fillAll(label: string, value: string): Promise<void> {
  for (const field of await visitor.page.getByLabel(label, { exact: true }).all()) await field.fill(value)
}

it('leads a manager from the board to a strategy in force, and three months later to what came of it', async () => {
  const { page, open } = visitor
  const group = await largestGroup()
  await open('/strategies?portfolio=rfm')
  await page.locator(`main a[href^="/strategies/${group}"]`).first().click()
  await settle(page)

  // The playbook fills a draft; people name who answers for it, say why, and set days to come.
  await page.getByRole('button', { name: 'Fill a draft' }).click()
  await page.getByLabel('Who answers for it').fill('Mara')
  await page.getByLabel('Why', { exact: true }).fill('Agreed in the meeting of July')
  await fillAll('Owner', 'Ben')
  await fillAll('Cost', '1000')
  await fillAll('On', inAYear())
  await page.getByLabel('Who wrote it').fill('Mara')
  await page.getByRole('button', { name: 'Save version 1' }).click()
  await page.getByText('Version 1 is saved').waitFor()

  // Who wrote it cannot approve it: somebody else does, and puts it into force.
  await page.getByLabel('Who decides').fill('Lena')
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await page.getByRole('button', { name: 'Put into force' }).click()
  await page.locator('h1').getByText('In force').waitFor()

  // Actions are told of as they go.
  await open(`/strategies/${group}?portfolio=rfm&view=follow`)
  const state = panel('Actions and tasks').getByRole('combobox').first()
  await page.getByLabel('Who tells it').fill('Ben')
  await state.selectOption('done')
  await expect.poll(() => state.inputValue(), { timeout: 20_000 }).toBe('done')

  // The next three months of files: each KPI has a light, and what came of it stands on the board.
  await importUntil(site, files, '2026-10-31')
  await open(`/strategies/${group}?portfolio=rfm`)
  const { kpis } = await site.client.strategies.monitoring({ portfolioId: 'rfm', group })
  expect(kpis.length).toBeGreaterThan(0)
  const words = { green: 'On course', amber: 'May be behind', red: 'Behind', grey: 'Not known' }
  for (const { title, light } of kpis) {
    expect(light).not.toBe('grey')
    const card = page.locator('main li', { hasText: title }).first()
    expect(await card.textContent()).toContain(words[light])
  }
  await open('/strategies?portfolio=rfm')
  const realised = page.getByRole('region', { name: 'Benefits', exact: true }).locator('tbody tr')
  expect(await realised.count()).toBe(kpis.length)
  expect(visitor.complaints).toEqual([])
}, 300_000)

it('says what to do now at one click, and leads to where it is done', async () => {
  const { page, open } = visitor
  await open('/strategies?portfolio=rfm')
  const list = panel('What to do now').locator('li')
  expect(await list.count()).toBe(0)
  await page.getByRole('button', { name: 'Run optimisation' }).click()
  await list.first().waitFor()
  const { proposals } = await site.client.strategies.proposals({ portfolioId: 'rfm' })
  const [first] = proposals
  const worth = { gain: 'to gain', shortfall: 'short of the target', loss: 'lost', 'at-stake': 'at stake' }
  expect(await list.first().textContent()).toContain(first?.group?.title)
  expect(await list.first().textContent()).toContain(`a year ${worth[first?.worth?.of ?? 'gain']}`)
  expect(await barriersOf(page)).toEqual([])
  await page.getByRole('button', { name: `Show ${proposals.length - 8} more` }).click()
  expect(await list.count()).toBe(proposals.length)
  const drawUp = list.filter({ hasText: 'Draw up a strategy for' }).first()
  const title = /for (.+) \(\d/.exec((await drawUp.textContent()) ?? '')?.[1] ?? ''
  await drawUp.getByRole('link').click()
  await page.getByRole('button', { name: 'Fill a draft' }).waitFor()
  expect(await page.locator('h1').textContent()).toContain(title)

  // The way back leads to the list, which the address keeps.
  await page.goBack()
  await list.first().waitFor()
  await page.getByRole('button', { name: /^Show \d+ more/ }).click()
  await list.filter({ hasText: 'Answer what effort brings' }).getByRole('link', { name: 'To the budget' }).click()
  await page.locator('h1').getByText('Resources').waitFor()
  expect(visitor.complaints).toEqual([])
}, 120_000)

const thisDay = () => new Date().toISOString().slice(0, 10)

/** The group after the largest. */
async function secondGroup(): Promise<string> {
  const { groups } = await site.client.strategies.board({ portfolioId: 'rfm' })
  return [...groups].sort((a, b) => b.customers - a.customers)[1]?.group.name ?? ''
}

async function approveAndActivate(): Promise<void> {
  const { page } = visitor
  await page.getByLabel('Who decides').fill('Lena')
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await page.getByRole('button', { name: 'Put into force' }).click()
  await page.locator('h1').getByText('In force').waitFor()
}

it('shows a review that is due, and leads from there over an insight to an action that is done', async () => {
  const { page, open } = visitor
  const group = await secondGroup()
  await open(`/strategies/${group}?portfolio=rfm`)
  await page.getByRole('button', { name: 'Fill a draft' }).click()
  await page.getByLabel('Who answers for it').fill('Mara')
  await page.getByLabel('Why', { exact: true }).fill('Agreed')
  await fillAll('Owner', 'Ben')
  await fillAll('On', inAYear())
  await page.getByLabel('Review on', { exact: true }).fill(thisDay())
  await page.getByLabel('Who wrote it').fill('Mara')
  await page.getByRole('button', { name: 'Save version 1' }).click()
  await page.getByText('Version 1 is saved').waitFor()
  await approveAndActivate()

  // The newest facts are older than the day of review: the calendar decides all the same.
  const { asOf } = await site.client.strategies.board({ portfolioId: 'rfm' })
  expect(asOf < thisDay()).toBe(true)
  await open('/strategies?portfolio=rfm')
  await panel('Needs attention').getByText('The review by Mara was due').waitFor()
  const row = page.locator('main tr', { has: page.locator(`a[href^="/strategies/${group}"]`) })
  await row.getByText('due', { exact: true }).waitFor()

  // An insight from the alert, decided, with somebody who does it by a day.
  await open(`/strategies/${group}?portfolio=rfm&view=follow`)
  const alert = panel('Needs attention').locator('li', { hasText: 'The review by Mara was due' })
  await alert.getByRole('button', { name: 'Note an insight about this' }).click()
  expect(await alert.getByLabel('What was noticed').inputValue()).toContain('The review by Mara was due')
  await alert.getByLabel('How far it is').selectOption('decided')
  await alert.getByLabel('What is to be done').fill('Call the ten largest')
  await alert.getByLabel('Who does it').fill('Ben')
  await alert.getByLabel('Until', { exact: true }).fill(inAYear())
  await alert.getByRole('button', { name: 'Save' }).click()
  await alert.getByText('Noted.').waitFor()

  // It becomes an action of the strategy, is approved with it, and is told to be done.
  await open(`/strategies/${group}?portfolio=rfm&view=plan`)
  await page.getByRole('button', { name: 'Take “Call the ten largest” as an action' }).click()
  await page.getByLabel('Who wrote it').fill('Mara')
  await page.getByRole('button', { name: 'Save version 2' }).click()
  await page.getByText('Version 2 is saved').waitFor()
  await approveAndActivate()
  await open(`/strategies/${group}?portfolio=rfm&view=follow`)
  await page.getByLabel('Who tells it').fill('Ben')
  const state = panel('Actions and tasks').locator('li', { hasText: 'Call the ten largest' }).getByRole('combobox')
  await state.selectOption('done')
  await expect.poll(() => state.inputValue(), { timeout: 20_000 }).toBe('done')
  await open('/insights')
  await page.getByText('Action of a strategy: Call the ten largest (done)').waitFor()
  expect(visitor.complaints).toEqual([])
}, 300_000)

it('keeps what customers think of the proposition beside the next best one', async () => {
  const { page, open } = visitor
  const group = await largestGroup()
  await open(`/strategies/${group}?portfolio=rfm&view=plan`)
  await page.getByRole('button', { name: 'Add a benefit' }).click()
  await page.getByRole('button', { name: 'Add a sacrifice' }).click()
  await page.getByLabel('Who wrote it').fill('Mara')
  await page.getByRole('button', { name: 'Save version 2' }).click()
  await page.getByText('Version 2 is saved').waitFor()
  await open(`/strategies/${group}?portfolio=rfm&view=follow`)
  await page.getByRole('button', { name: 'Rate it' }).click()
  await page.getByLabel('Who rates').fill('Kiosk at the station')
  const scores = { 'New benefit': ['8', '5'], 'New sacrifice': ['4', '5'] }
  for (const [criterion, [ours = '', theirs = '']] of Object.entries(scores)) {
    await page.getByLabel(`${criterion}: ours, 1 to 10`).fill(ours)
    await page.getByLabel(`${criterion}: next best, 1 to 10`).fill(theirs)
  }
  await page.getByRole('button', { name: 'Keep the rating' }).click()
  // (8 ÷ 5) ÷ (4 ÷ 5)
  await page.getByText('Customers: 2 times as good as the next best (1 rater).').waitFor()
  expect(visitor.complaints).toEqual([])
})

it('notes what one account is to another', async () => {
  const { page, open } = visitor
  const { rows } = await site.client.customers.list({ portfolioId: 'rfm', pageSize: 2 })
  const [one, other] = rows.map(({ customerId }) => customerId)
  await open(`/customers/${one}?portfolio=rfm`)
  await page.getByRole('button', { name: 'Note a link' }).click()
  await page.getByLabel('Key of the other account').fill(other ?? '')
  await page.getByLabel('Source', { exact: true }).fill('Trade register')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await page.getByText(/^1 account hangs together with this one/).waitFor()
  await page.getByRole('button', { name: /^End the link with/ }).click()
  await page.getByLabel('Who ends it').fill('Ben')
  await page.getByLabel('Why', { exact: true }).fill('Sold')
  await page.getByRole('button', { name: 'End', exact: true }).click()
  await page.getByText(/ended by Ben: Sold/).waitFor()
  expect(visitor.complaints).toEqual([])
})

it('plans something for one customer, which stands first among what to do next until it is done', async () => {
  const { page, open } = visitor
  const { rows } = await site.client.customers.list({ portfolioId: 'rfm', pageSize: 1 })
  const customerId = rows[0]?.customerId ?? ''
  await open(`/customers/${customerId}?portfolio=rfm`)
  const next = panel('What to do next')
  await next.getByRole('button', { name: 'Plan something for this customer' }).click()
  await next.getByLabel('What was noticed').fill('Asks for recycled boxes')
  await next.getByLabel('What is to be done').fill('Send samples')
  await next.getByLabel('Who does it').fill('Ben')
  await next.getByRole('button', { name: 'Save', exact: true }).click()
  const first = next.getByRole('listitem').first()
  await first.getByText('Do what was decided: Send samples (Ben).').waitFor()
  expect(await barriersOf(page)).toEqual([])
  const { insights } = await site.client.insights.list({ customerId })
  expect(insights).toMatchObject([{ state: 'decided', action: 'Send samples', owner: 'Ben', customerId }])
  await first.getByRole('link', { name: 'Go to the insights' }).click()
  await page.getByRole('heading', { level: 1, name: 'Insights' }).waitFor()
})
