import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { barriersOf } from './barriers.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { overflowOf, settle, visit } from './visit.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const recency = (above: number | null, atMost: number | null) =>
  ({ kind: 'range', variable: 'recency_days', above, atMost, missing: above === null }) as const
const kinds = ['lately', 'a-while-ago', 'long-ago']

/** As a tree would be found. */
const foundRules: PortfolioDefinition = {
  portfolioId: '',
  title: 'Tree',
  description: 'Found in data',
  tiers: [
    {
      name: 'segment',
      title: 'Segment',
      method: {
        kind: 'rules',
        rules: [recency(null, 60), recency(60, 365), recency(365, null)].map((one) => ({ conditions: [one] })),
      },
      labels: [...kinds],
      missing: 'unknown',
    },
  ],
  groups: kinds.map((name) => ({ name, title: name, description: name, anyOf: [{ segment: [name] }] })),
  rest: { name: 'not-known', title: 'Not known', description: 'Nobody' },
}

const wide = { viewport: { width: 1280, height: 900 } }

describe('the builder', () => {
  it('builds a portfolio of two tiers by keyboard alone, keeps it through a reload, and publishes it', async () => {
    const { page, complaints, open, end } = await visit(browser, site, wide)
    const press = async (name: string | RegExp) => {
      await page.getByRole('button', { name }).first().focus()
      await page.keyboard.press('Enter')
    }
    await open('/builder')
    await press('New portfolio')
    await page.waitForURL(/\/builder\/[0-9a-f]{16}$/)
    await press('Add Recency as a tier')
    await press('Add Revenue as a tier')
    const preview = page.getByRole('region', { name: 'Preview' })
    await preview
      .getByText(/customers · /)
      .first()
      .waitFor()
    const shares = () => preview.locator('[data-group] b').allTextContents()
    const before = await shares()

    // A cut point moves by arrow keys, and the preview with it.
    await page.getByRole('slider', { name: 'Cut 1 of Recency' }).focus()
    await page.keyboard.press('PageUp')
    await expect.poll(shares).not.toEqual(before)

    // A cell is painted with a group.
    await page.getByRole('radio', { name: 'Everyone else' }).focus()
    await page.keyboard.press('Space')
    await press(/^Recency low, Revenue low is in Recency: low/)
    await page.getByRole('button', { name: /^Recency low, Revenue low is in Everyone else/ }).waitFor()

    await page.getByLabel('Name of the portfolio').fill('Fresh money')
    await page.getByLabel('Decided by').fill('Ada')
    await page.getByLabel('Why', { exact: true }).fill('To see who is fresh')
    await page.getByText('Draft saved').waitFor()
    const counted = await shares()
    await page.reload()
    await settle(page)
    expect(await page.getByLabel('Name of the portfolio').inputValue()).toBe('Fresh money')
    await expect.poll(shares).toEqual(counted)

    await press('Publish')
    await page.waitForURL(/portfolio=fresh-money/)
    await settle(page)
    await expect.poll(() => page.getByLabel('Portfolio', { exact: true }).inputValue()).toBe('fresh-money')
    await page.getByRole('heading', { name: 'Overview', exact: true }).waitFor()
    const { definition } = await site.client.portfolios.get({ portfolioId: 'fresh-money' })
    expect(definition.tiers.map(({ measure }) => measure)).toEqual(['recency_days', 'revenue'])
    const [version] = await site.client.portfolios.versions({ portfolioId: 'fresh-money' })
    expect(version).toMatchObject({ number: 1, author: 'Ada', rationale: 'To see who is fresh' })
    expect(await site.client.drafts.list()).toEqual([])
    await end()
    expect(complaints).toEqual([])
  })

  it('takes what is dropped on the tiers, and what is dropped on a score as a criterion', async () => {
    const { page, complaints, open, end } = await visit(browser, site, wide)
    await open('/builder')
    await page.getByRole('button', { name: 'New portfolio' }).click()
    const known = page.getByRole('region', { name: 'What is known of customers' })
    const variable = (title: string) => known.getByRole('listitem').filter({ hasText: title }).first()
    await variable('Mean purchase').dragTo(page.getByText('Start with what matters most to you'))
    const tier = page.getByRole('region', { name: 'Mean purchase', exact: true })
    await tier.getByLabel('Reads').selectOption('score')
    await variable('Margin rate').dragTo(tier.getByText('Each is rated from 1'))
    await tier.getByLabel('Weight of Margin rate').fill('3')
    await page.getByText('Draft saved').waitFor()
    const [draft] = await site.client.drafts.list()
    const { definition } = await site.client.drafts.get({ draftId: draft?.draftId ?? '' })
    expect(definition).toMatchObject({
      tiers: [{ score: { criteria: [{ variable: 'mean_purchase' }, { variable: 'margin_rate', weight: 3 }] } }],
    })
    await page.getByRole('link', { name: 'All drafts' }).click()
    await page.getByRole('button', { name: 'Throw away Untitled' }).click()
    await page.getByText('No drafts.').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('heading', { name: 'Untitled' }).waitFor()
    expect((await site.client.drafts.get({ draftId: draft?.draftId ?? '' })).definition).toEqual(definition)
    await page.getByRole('button', { name: 'Throw away Untitled' }).click()
    await page.getByText('No drafts.').waitFor()
    await end()
    expect(complaints).toEqual([])
  })

  it('says that a draft is saved when the server has it, not before, and that it could not be', async () => {
    const { page, open, end } = await visit(browser, site, wide)
    await open('/builder')
    await page.getByRole('button', { name: 'New portfolio' }).click()
    const state = page.getByRole('status').filter({ hasText: /draft/i })
    await state.waitFor()
    const said = await state.evaluateHandle((element) => {
      const texts: (string | null)[] = []
      new MutationObserver(() => texts.push(element.textContent)).observe(element, {
        characterData: true,
        subtree: true,
      })
      return texts
    })
    const saving = '**/api/portfolio-drafts/*'
    const title = page.getByLabel('Name of the portfolio')
    await title.fill('Kept')
    await page.getByText('Draft saved').waitFor()
    expect(await said.jsonValue()).toEqual(['Saving the draft …', 'Draft saved'])

    await page.route(saving, (route) => route.abort())
    await title.fill('Lost')
    await page.getByText('Draft not saved').waitFor()
    await page.unroute(saving)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Draft saved').waitFor()
    await title.fill('Left')
    await page.getByRole('link', { name: 'All drafts' }).click()
    await page.getByRole('button', { name: 'Throw away Left' }).click()
    await page.getByText('No drafts.').waitFor()
    await end()
  })

  it('says the server’s sentence in the tier that is unsound, and is well again when it is mended', async () => {
    const { page, complaints, open, end } = await visit(browser, site, wide)
    await open('/builder')
    await page.getByRole('button', { name: 'New portfolio' }).click()
    await page.getByRole('button', { name: 'Add Revenue as a tier' }).click()
    const tier = page.getByRole('region', { name: 'Revenue', exact: true })
    await tier.getByLabel('Below cut 1 (% of customers)').fill('90')
    await tier.getByText('the steps of the tier revenue do not increase').waitFor()
    await tier.getByLabel('Below cut 1 (% of customers)').fill('10')
    await page
      .getByRole('region', { name: 'Preview' })
      .getByText(/customers · /)
      .first()
      .waitFor()
    expect(await tier.getByText('do not increase').count()).toBe(0)
    await end()
    expect(complaints).toEqual(['422 /api/portfolios/preview'])
  })

  it('edits a portfolio as its next version, and compares both', async () => {
    const { page, complaints, open, end } = await visit(browser, site, wide)
    await open('/builder')
    await page.getByRole('button', { name: 'Edit Value tiers' }).click()
    await page.getByText('Will be version 2 of Value tiers').waitFor()
    await page.getByLabel('Share 1 (% of the total)').fill('40')
    await page.getByRole('button', { name: 'Publish version 2' }).click()
    await page.waitForURL(/portfolio=value-tiers/)
    await open('/versions/value-tiers')
    await page.getByText('The tier Lifetime value is cut in another way.').waitFor()
    const { changed } = await site.client.portfolios.compareVersions({ portfolioId: 'value-tiers', one: 1, other: 2 })
    expect(changed).toBeGreaterThan(0)
    await page.getByText(new RegExp(`^${changed} customers? of 500 change group`)).waitFor()
    await page.getByLabel('From version').selectOption('2')
    await page.getByText('The definitions are the same.').waitFor()
    expect(new URL(page.url()).searchParams.get('one')).toBe('2')
    await end()
    expect(complaints).toEqual([])
  })

  it('counts in each cell, and says who would join and leave beside who has since the date before', async () => {
    const { page, complaints, open, end } = await visit(browser, site, wide)
    await open('/builder')
    await page.getByRole('button', { name: 'Edit RFM' }).first().click()
    await page.getByText('Will be version 2 of').waitFor()
    const { definition } = await site.client.portfolios.get({ portfolioId: 'rfm' })
    const { cells } = await site.client.portfolios.preview({ definition })
    const [fullest] = [...cells].sort((one, other) => other.customers - one.customers)
    const counted = page.getByRole('button', { name: new RegExp(`It holds ${fullest?.customers} customers, `) })
    await counted.first().waitFor()

    const preview = page.getByRole('region', { name: 'Preview' })
    await preview.getByText('Against version 1: 0 would join, 0 leave').first().waitFor()
    await preview
      .getByText(/^Since .*: \d+ joined, \d+ left$/)
      .first()
      .waitFor()
    await page.getByRole('radio', { name: 'Champions' }).check()
    await counted.first().click()
    await preview.getByText(`Against version 1: ${fullest?.customers} would join, 0 leave`).waitFor()
    await page.getByRole('button', { name: 'What Champions is and what to do for it' }).click()
    await page.getByLabel('Strategy of Champions').selectOption('protect')
    await page.getByLabel('What to do for Champions').fill('A person of their own')

    await page.getByLabel('Who is grouped').selectOption('parent')
    await page.getByLabel('Where rules meet').selectOption('first')
    await page.getByLabel('No group smaller than').check()
    await page.getByLabel('Customers', { exact: true }).fill('60')
    await page.getByLabel('Share of all (%)').fill('5')
    await page.getByLabel('Hold still against flicker').check()
    await preview
      .getByText(/^Too small: joins /)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Publish version 2' }).click()
    await page.waitForURL(/portfolio=rfm/)
    const { definition: published } = await site.client.portfolios.get({ portfolioId: 'rfm' })
    expect(published).toMatchObject({ unit: 'parent', minimumGroup: { customers: 60, share: 0.05 } })
    expect(published.matching).toBeUndefined()
    expect(published.hysteresis).toBeDefined()
    expect(published.groups.find(({ title }) => title === 'Champions')?.strategy).toEqual({
      kind: 'protect',
      advice: 'A person of their own',
    })
    await settle(page)
    await page
      .getByText(/households? or accounts?$/)
      .first()
      .waitFor()
    await end()
    expect(complaints).toEqual([])
  })

  it('cuts a tier by shares of a volume, which can be any number that is known', async () => {
    const { page, complaints, open, end } = await visit(browser, site, wide)
    await open('/builder')
    await page.getByRole('button', { name: 'New portfolio' }).click()
    await page.getByRole('button', { name: 'Add Margin rate as a tier' }).click()
    const tier = page.getByRole('region', { name: 'Margin rate', exact: true })
    await tier.getByLabel('Cut by').selectOption('weighted-quantile')
    await tier.getByLabel('Volume counted in').selectOption('revenue')
    await tier.getByLabel('Below cut 1 (% of the volume)').fill('40')
    await page
      .getByRole('region', { name: 'Preview' })
      .getByText(/customers · /)
      .first()
      .waitFor()
    const draftId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    // Each change is saved a moment after it was made.
    await expect
      .poll(async () => (await site.client.drafts.get({ draftId })).definition, { timeout: 10_000 })
      .toMatchObject({
        tiers: [{ method: { kind: 'weighted-quantile', weight: 'revenue', probabilities: [0.4] } }],
      })
    await site.client.drafts.remove({ draftId })
    await end()
    expect(complaints).toEqual([])
  })

  it('moves a cut of rules found in data on both sides, never past the next, and leads to the search anew', async () => {
    const { page, complaints, open, end } = await visit(browser, site, wide)
    const draftId = 'found-rules'
    await site.client.drafts.save({ draftId, definition: foundRules })
    await open(`/builder/${draftId}`)
    const tier = page.getByRole('region', { name: 'Segment', exact: true })
    const preview = page.getByRole('region', { name: 'Preview' })
    const shares = () => preview.locator('[data-group] b').allTextContents()
    await tier.getByText(/^Customers with recency at most 60 days/).waitFor()
    const before = await shares()
    const cut = tier.getByLabel('Recency').first()
    await cut.fill('500')
    await cut.blur()
    expect(await cut.inputValue()).toBe('60')
    await cut.fill('120')
    await cut.blur()
    await tier.getByText(/^Customers with recency at most 120 days/).waitFor()
    await expect.poll(shares).not.toEqual(before)
    expect((await shares()).at(-1)).toBe('0%')
    expect(await barriersOf(page)).toEqual([])
    await page.getByText('Draft saved').waitFor()
    await tier.getByRole('link', { name: 'Find groups anew' }).click()
    await page.getByRole('radio', { name: 'Rules (CART)' }).waitFor()
    expect(await page.getByRole('radio', { name: 'Rules (CART)' }).isChecked()).toBe(true)
    expect(await page.getByRole('checkbox', { name: 'Recency', exact: true }).isChecked()).toBe(true)
    expect(await page.getByRole('checkbox', { name: 'Tenure', exact: true }).isChecked()).toBe(false)
    await site.client.drafts.remove({ draftId })
    await end()
    expect(complaints).toEqual([])
  })

  it('is no longer than what it shows', async () => {
    const { page, open, end } = await visit(browser, site, wide)
    for (const path of ['/discover', '/builder']) {
      await open(path)
      if (path === '/builder') await page.getByRole('button', { name: 'New portfolio' }).click()
      await page.getByText('Value', { exact: true }).first().waitFor()
      const below = await page.evaluate(() => {
        const end = document.querySelector('main')?.getBoundingClientRect().bottom ?? 0
        return document.documentElement.scrollHeight - Math.max(end + scrollY, innerHeight)
      })
      expect(below, path).toBeLessThanOrEqual(1)
    }
    await end()
  })

  it('says that a draft is not there', async () => {
    const { page, open, end } = await visit(browser, site, wide)
    await open('/builder/nothing-here')
    await page.getByRole('heading', { name: 'There is no such draft' }).waitFor()
    await end()
  })
})

describe.each([360, 768, 1280])('at %i pixels', (width) => {
  it.each(['light', 'dark'] as const)('the builder fits and is open to all, in %s', async (colorScheme) => {
    const draftId = `fits-${width}-${colorScheme}`
    const { definition } = await site.client.portfolios.get({ portfolioId: 'rfm' })
    await site.client.drafts.save({ draftId, definition })
    const { page, open, end } = await visit(browser, site, { viewport: { width, height: 800 }, colorScheme })
    for (const path of ['/builder', `/builder/${draftId}`, '/versions/rfm']) {
      await open(path)
      if (path.endsWith(draftId))
        await page
          .getByText(/customers · /)
          .first()
          .waitFor()
      expect(await overflowOf(page), path).toBeLessThanOrEqual(0)
      expect(await barriersOf(page), path).toEqual([])
      if (!path.endsWith(draftId)) continue
      await page.getByText('Rules', { exact: true }).click()
      await page
        .getByRole('button', { name: /^Or … another rule/ })
        .first()
        .waitFor()
      await page
        .getByRole('button', { name: /and what to do for it$/ })
        .first()
        .click()
      expect(await overflowOf(page), path).toBeLessThanOrEqual(0)
      expect(await barriersOf(page), path).toEqual([])
    }
    await end()
    await site.client.drafts.remove({ draftId })
  })
})
