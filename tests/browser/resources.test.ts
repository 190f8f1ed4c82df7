import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
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

const questions = [
  'Spent now',
  'Worth with nothing spent',
  'Worth with half of it',
  'Worth as it is now',
  'Worth with half as much again',
  'Worth with money without end',
] as const

/** Chooses a group, answers for it and keeps the answers. */
async function answer(group: string, amounts: readonly number[]): Promise<void> {
  const { page } = visitor
  await page.getByLabel('Group to answer for').selectOption(group)
  for (const [at, question] of questions.entries()) await page.getByLabel(question).fill(String(amounts[at]))
  await page.getByRole('img', { name: 'What the group is worth by what is spent on it' }).waitFor()
  await page.getByLabel('Your name').fill('Ada')
  await page.getByLabel('What it rests on').fill('A guess')
  const kept = page.waitForResponse((response) => response.url().endsWith('/response-curves') && response.ok())
  await page.getByRole('button', { name: 'Keep the answers' }).click()
  await kept
  await settle(page)
}

describe('resources', () => {
  it('are split once two groups are answered for, and the slider asks again', async () => {
    const { page, open } = visitor
    await open('/resources')
    expect(await page.getByRole('button', { name: 'Keep the answers' }).isDisabled()).toBe(true)
    await answer('loyal', [1000, 2000, 2600, 3000, 3200, 3600])
    await answer('profitable', [800, 1500, 2500, 3300, 3900, 6000])
    const found = await site.client.allocation.split({ portfolioId: 'starter' })
    expect(found).toMatchObject({ budget: 1800, presentBudget: 1800 })
    const panel = page.getByRole('region', { name: 'The best split' }).first()
    const loss = Math.round(found.loss ?? Number.NaN).toLocaleString('en')
    await panel.getByText(new RegExp(loss)).first().waitFor()
    const asked = page.waitForResponse((response) => response.url().endsWith('/allocation') && response.ok())
    await panel.getByLabel('Budget').last().fill('900')
    expect((await asked).request().postDataJSON()).toMatchObject({ budget: 900 })
    await settle(page)
    const { groups } = await site.client.allocation.split({ portfolioId: 'starter', budget: 900 })
    for (const { title, effort } of groups) {
      const row = panel.getByRole('row', { name: new RegExp(title) })
      const written = new RegExp(`\\D${Math.round(effort).toLocaleString('en')}(\\D|$)`)
      if (effort >= 100) await row.getByText(written).first().waitFor()
    }
  })
})

describe('risk', () => {
  it('shows what the API answers, and asks again where weights may move further', async () => {
    const { page, open } = visitor
    await open('/risk')
    const risk = await site.client.risk({ portfolioId: 'starter' })
    const groups = page.getByRole('region', { name: 'Groups', exact: true }).first()
    for (const { title } of risk.groups) {
      expect(await groups.getByRole('rowheader', { name: title, exact: true }).count()).toBe(1)
    }
    expect(await page.getByText('Customers cannot be bought and sold').count()).toBe(1)
    const asked = page.waitForResponse((response) => response.url().endsWith('/risk') && response.ok())
    await page.getByLabel('How far weights may move').selectOption('1')
    expect((await asked).request().postDataJSON()).toMatchObject({ change: 1 })
    await settle(page)
    const { portfolios } = await site.client.risk({ portfolioId: 'starter', change: 1 })
    const most = portfolios.find(({ kind }) => kind === 'maximum-profit')
    const row = page
      .getByRole('region', { name: 'Mixes' })
      .first()
      .getByRole('row', { name: /Earns most/ })
    await row.getByText(most?.mean.toFixed(3) ?? 'no such mix').waitFor()
  })
})
