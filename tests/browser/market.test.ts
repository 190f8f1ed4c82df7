import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from './chromium.ts'
import { type Site, startDemoSite } from './demo-site.ts'
import { visit } from './visit.ts'

let browser: Browser
let site: Site

beforeAll(async () => {
  ;[browser, site] = await Promise.all([launchChromium(), startDemoSite()])
  for (const project of await site.client.market.examples()) await site.client.market.create({ project })
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const wide = { viewport: { width: 1280, height: 900 } }

it('weights follow from comparing criteria in pairs, and say when they contradict each other', async () => {
  const projectId = 'ice-cream-for-adults'
  const { page, complaints, open, end } = await visit(browser, site, wide)
  await open(`/market/${projectId}?step=assessment`)
  const { project } = await site.client.market.get({ projectId })
  const { criteria } = project.attractiveness
  const [one = '', other = '', third = ''] = criteria.map(({ title }) => title)
  const panel = page.getByRole('region', { name: 'Attractiveness', exact: true })
  await panel.getByLabel('Weigh by comparing criteria in pairs').check()
  expect(await panel.getByLabel('Weight', { exact: true }).count()).toBe(0)
  const pair = (first: string, second: string) => panel.getByLabel(`${first} against ${second}`)
  await pair(one, other).selectOption({ label: `${one}, 3 times` })
  await pair(one, third).selectOption({ label: `${third}, 2 times` })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await panel.getByText(/^Weights as saved: /).waitFor()
  const saved = await site.client.market.get({ projectId })
  expect(saved.project.attractiveness.judgements?.[0]?.slice(0, 3)).toEqual([1, 3, 1 / 2])
  expect(saved.project.attractiveness.judgements?.[2]?.[0]).toBe(2)
  const { attractiveness } = await site.client.market.analysis({ projectId })
  await panel.getByText(`consistency ratio ${attractiveness.consistency?.ratio.toFixed(2)}`).waitFor()
  await end()
  expect(complaints).toEqual([])
})

it('two projects stand side by side, and either can be changed for another', async () => {
  const { page, complaints, open, end } = await visit(browser, site, wide)
  await open('/market')
  await page.getByRole('link', { name: 'Compare two' }).click()
  const side = (name: string) => page.getByRole('region', { name, exact: true })
  await side('Ice cream, cut by the occasion').getByText('Serve: Indulgence of grown-ups and For guests').waitFor()
  await side('Ice cream, cut by the children in the house')
    .getByText(/^Serve: /)
    .waitFor()
  await page.getByLabel('Other', { exact: true }).selectOption('Ice cream, cut by the occasion')
  await page.waitForURL(/other=ice-cream-for-adults/)
  await end()
  expect(complaints).toEqual([])
})
