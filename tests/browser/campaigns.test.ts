import type { ImportKind } from '@sabad/contract/schemas/imports'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { campaignCompany } from '../campaign-company.ts'
import { launchChromium } from './chromium.ts'
import { type Site, startEmptySite } from './demo-site.ts'
import { importInto, refreshSite } from './site-work.ts'
import { settle, type Visit, visit } from './visit.ts'

let browser: Browser
let site: Site
let visitor: Visit

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startEmptySite()])
  for (const [kind, content] of Object.entries(campaignCompany())) {
    await importInto(site, { fileName: `${kind}.csv`, body: new Blob([content]), kind: kind as ImportKind })
  }
  await refreshSite(site, 2)
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

describe('campaigns', () => {
  it('show what each changed, and why another cannot be measured', async () => {
    const { page, open } = visitor
    await open('/campaigns?portfolio=rfm')
    const { campaigns } = await site.client.campaigns.effects({ portfolioId: 'rfm' })
    const letter = campaigns.find(({ campaign }) => campaign === 'Spring letter')
    const row = page
      .getByRole('region', { name: 'What each campaign changed' })
      .getByRole('row', { name: /Spring letter/ })
    await row
      .getByText(letter?.effect?.net.value.toFixed(2) ?? 'nothing', { exact: false })
      .first()
      .waitFor()
    await page.getByText('nobody was held out of Autumn call', { exact: false }).waitFor()
    const groups = page.getByRole('region', { name: 'By group' })
    await groups.getByLabel('Campaign to look at').selectOption('Spring letter')
    await groups.getByRole('row', { name: /Champions/ }).waitFor()
  })

  it('make a draft of a part that answers better, with its reasons, and publish nothing by themselves', async () => {
    const { page, open } = visitor
    await open('/campaigns?portfolio=rfm')
    const parts = page.getByRole('region', { name: 'Parts that answer better' })
    const row = parts.getByRole('row', { name: /Country: Indonesia/ }).first()
    await row.getByText('Answers better').waitFor()
    await row.getByRole('button', { name: 'Draft the split' }).click()
    await page.waitForURL(/\/builder\//)
    await settle(page)
    const [draft] = await site.client.drafts.list()
    const kept = await site.client.drafts.get({ draftId: draft?.draftId ?? '' })
    expect(kept.rationale).toContain('the other half alone')
    expect(JSON.stringify(kept.definition)).toContain('Country: Indonesia')
    const [published] = (await site.client.portfolios.list()).filter(({ portfolioId }) => portfolioId === 'rfm')
    expect(published?.version).toBe(1)
  })
})
