import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { expect, test } from 'vitest'
import { describeWithData } from '../../../../tests/shared-data.ts'
import { checkPortfolio } from '../../src/portfolio/check.ts'
import { rfm as ready } from '../../src/portfolio/library/rfm.ts'
import { portfolioOverview } from '../../src/portfolio/overview.ts'
import { addPortfolio, readPortfolio } from '../../src/portfolio/store.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { insertFacts, membershipsOf, refreshTo, withWorkspace } from '../company.ts'

const { definition: rfm } = ready

/** The package scores the number of orders, the template the number of days with one. */
const byOrders: PortfolioDefinition = {
  ...rfm,
  portfolioId: 'rfm-by-orders',
  tiers: [
    ...rfm.tiers.map((tier) => (tier.measure === 'purchase_days' ? { ...tier, measure: 'orders' } : tier)),
    {
      name: 'money',
      title: 'Money',
      measure: 'revenue',
      method: { kind: 'quantile', probabilities: [0.2, 0.4, 0.6, 0.8] },
      labels: ['m1', 'm2', 'm3', 'm4', 'm5'],
      missing: 'nothing',
    },
  ],
}

/**
 * The package includes its boundaries (quantile plus one) in the upper bin. On whole numbers that is a cut at the largest
 * number below the boundary: 297.4 days become 297.
 */
const largestBelow = (boundary: number): number => Math.ceil(boundary) - 1
const published: Readonly<Record<string, readonly number[]>> = {
  recency: [115, 181, 297.4, 482],
  frequency: [4, 5, 6, 8],
  money: [255.8, 382, 506.4, 666],
}

const byPublishedBoundaries: PortfolioDefinition = {
  ...byOrders,
  portfolioId: 'rfm-as-published',
  tiers: byOrders.tiers.map((tier) => ({
    ...tier,
    method: { kind: 'fixed', cuts: (published[tier.name] ?? []).map(largestBelow) },
  })),
}

const asOf = '2006-12-31'

async function loadOrders(workspace: Workspace, path: string): Promise<void> {
  await workspace.write(async (database) => {
    await database.execute(sql`CREATE TEMP TABLE told AS
      SELECT row_number() OVER () AS n, customer_id, CAST(order_date AS DATE) AS day, revenue FROM read_csv(${`${path}/rfm_data_orders.csv`}, header = true)`)
    await database.execute(sql`INSERT INTO customers (customer_id) SELECT DISTINCT customer_id FROM told ORDER BY 1`)
    await database.execute(sql`INSERT INTO orders (order_id, customer_key, ordered_on, amount, import_id)
      SELECT CAST(n AS VARCHAR), customer_key, day, revenue, 1 FROM told JOIN customers USING (customer_id)`)
  })
}

/** Domain 3.1 and 3.2: the R package rfm's own test, and the total grid over its scores. */
describeWithData('rfm_orders', 'the 995 customers of the R package rfm', (path) => {
  const inBenchmark = (work: (workspace: Workspace) => Promise<void>) =>
    withWorkspace(async (workspace) => {
      await loadOrders(workspace, path)
      await refreshTo(workspace, asOf)
      await addPortfolio(workspace, { definition: byOrders })
      await addPortfolio(workspace, { definition: byPublishedBoundaries })
      await work(workspace)
    })

  test('are cut where the package cuts them: its boundaries are ours plus one', () =>
    inBenchmark(async (workspace) => {
      const { cuts } = (await readPortfolio(workspace, 'rfm-by-orders')).calibration
      const above = (tier: string) => cuts[tier]?.map((cut) => Math.round((cut + 1) * 10) / 10)
      for (const [tier, boundaries] of Object.entries(published)) expect(above(tier), tier).toEqual(boundaries)
    }))

  test('fall into the ten groups of the grid as published, nobody left over', () =>
    inBenchmark(async (workspace) => {
      const { groups, totals } = await portfolioOverview(workspace, { portfolioId: 'rfm-as-published' })
      expect(Object.fromEntries(groups.map(({ name, customers }) => [name, customers]))).toEqual({
        champions: 99,
        loyal: 170,
        'potential-loyalists': 146,
        new: 30,
        promising: 31,
        'need-attention': 46,
        'about-to-sleep': 76,
        'at-risk': 135,
        'cant-lose': 22,
        hibernating: 240,
        'never-bought': 0,
      })
      expect(totals.customers).toBe(995)
      expect(totals.revenue12m).toBeLessThan(464_158)
    }))

  test('differ from the published grid by the one who is between both conventions: 297 days, cut at 296.4', () =>
    inBenchmark(async (workspace) => {
      const counts = async (portfolioId: string) =>
        Object.fromEntries(
          (await portfolioOverview(workspace, { portfolioId })).groups.map(({ name, customers }) => [name, customers]),
        )
      const { loyal = 0, 'at-risk': atRisk = 0, ...others } = await counts('rfm-as-published')
      expect(await counts('rfm-by-orders')).toEqual({ ...others, loyal: loyal - 1, 'at-risk': atRisk + 1 })
    }))

  test('have the bins of frequency and money that the package has', () =>
    inBenchmark(async (workspace) => {
      const cells = (await membershipsOf(workspace, asOf))
        .filter(({ portfolio_id }) => portfolio_id === 'rfm-as-published')
        .map(({ cell }) => Number(cell))
      const sizes = (level: (cell: number) => number) =>
        [1, 2, 3, 4, 5].map((score) => cells.filter((cell) => level(cell) === score).length)
      expect(sizes((cell) => Math.floor(cell / 6) % 6)).toEqual([268, 187, 176, 244, 120])
      expect(sizes((cell) => cell % 6)).toEqual([200, 200, 198, 202, 195])
    }))

  test('stay where they are when others come: cut points belong to the version', () =>
    inBenchmark(async (workspace) => {
      const before = await membershipsOf(workspace, asOf)
      const newcomers = Array.from({ length: 400 }, (_, index) => ({
        order_id: `n${index}`,
        customer_id: `newcomer ${index % 200}`,
        ordered_on: '2006-12-30',
        amount: 5000,
      }))
      await insertFacts(workspace, { orders: newcomers }, { earliestOn: '2006-12-30' })
      await refreshTo(workspace, asOf)
      const after = await membershipsOf(workspace, asOf)
      const old = after.filter(({ customer_id }) => !String(customer_id).startsWith('newcomer'))
      const wanted = (all: typeof before) => all.filter(({ portfolio_id }) => portfolio_id === 'rfm-by-orders')
      expect(wanted(old)).toEqual(wanted(before))
      expect(wanted(after).length).toBe(995 + 200)
      expect((await checkPortfolio(workspace, 'rfm-by-orders')).ok).toBe(true)
    }))
})
