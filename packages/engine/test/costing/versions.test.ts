import type { PortfolioDefinition } from '@sabad/contract/schemas/portfolio-definition'
import { describe, expect, test } from 'vitest'
import { compareCostings } from '../../src/costing/compare.ts'
import { customerProfit } from '../../src/costing/customer-profit.ts'
import {
  listCostModelVersions,
  previewCostModel,
  readCostingReport,
  readCostModel,
  saveCostModel,
  suggestCostModel,
} from '../../src/costing/store.ts'
import { profitWaterfall } from '../../src/costing/waterfall.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { sql } from '../../src/sql/sql.ts'
import { examine } from '../../src/workspace/doctor.ts'
import {
  execute,
  type FactRow,
  type Facts,
  insertFacts,
  measuresOf,
  membershipsOf,
  refreshTo,
  rowOf,
  snapshotOf,
  withComputed,
  withFacts,
} from '../company.ts'
import { activity, modelOf, pool, profitsOn, save } from './costed.ts'

const order = (id: string, row: FactRow): FactRow => ({ order_id: id, ...row })

/** Ann orders three times and has two packings, Bob orders once and sends it back; 1,200 of wages, 300 of rent, a bonus. */
const company: Facts = {
  customers: [
    { customer_id: 'ann', name: 'Ann', attributes: '{"payment days": "60"}' },
    { customer_id: 'bob', name: 'Bob' },
    { customer_id: 'cy', name: 'Cy' },
  ],
  orders: [
    order('o1', { customer_id: 'ann', ordered_on: '2024-03-01', amount: 400, discount: 40, cost: 200 }),
    order('o2', { customer_id: 'ann', ordered_on: '2024-06-01', amount: 400, discount: 0, cost: 200 }),
    order('o3', { customer_id: 'ann', ordered_on: '2024-09-01', amount: 400, discount: 10, cost: 200 }),
    order('o4', { customer_id: 'bob', ordered_on: '2024-10-01', amount: 100, cost: 50 }),
    order('r4', { customer_id: 'bob', ordered_on: '2024-10-20', amount: -100, cost: -50 }),
    order('o5', { customer_id: 'cy', ordered_on: '2022-01-10', amount: 90, cost: 40 }),
  ],
  interactions: [
    { interaction_id: 'i1', customer_id: 'ann', occurred_on: '2024-03-01', kind: 'special packing', cost: 7 },
    { interaction_id: 'i2', customer_id: 'ann', occurred_on: '2024-06-01', kind: 'special packing', cost: 8 },
    { interaction_id: 'i3', customer_id: 'bob', occurred_on: '2024-10-02', kind: 'visit', cost: 20 },
  ],
  costs: [
    {
      cost_id: 'k1',
      incurred_on: '2024-06-30',
      pool: 'Wages',
      activity: 'process orders',
      driver: 'orders',
      amount: 1200,
    },
    {
      cost_id: 'k2',
      incurred_on: '2024-06-30',
      pool: 'Rent',
      activity: 'run the company',
      driver: 'orders',
      amount: 300,
    },
    {
      cost_id: 'k3',
      incurred_on: '2024-12-31',
      pool: 'Bonus',
      activity: 'pay bonuses',
      amount: 60,
      customer_id: 'ann',
    },
    {
      cost_id: 'k4',
      incurred_on: '2023-12-31',
      pool: 'Wages',
      activity: 'process orders',
      driver: 'orders',
      amount: 999,
    },
  ],
}
const asOf = '2024-12-31'

const bySize: PortfolioDefinition = {
  portfolioId: 'size',
  title: 'Size',
  description: 'By revenue',
  tiers: [
    {
      name: 'revenue',
      title: 'Revenue',
      measure: 'revenue_12m',
      method: { kind: 'fixed', cuts: [50] },
      labels: ['low', 'high'],
      missing: 'none',
    },
  ],
  groups: [{ name: 'large', title: 'Large', description: 'Much', anyOf: [{ revenue: ['high'] }] }],
  rest: { name: 'small', title: 'Small', description: 'Little' },
}

const byTime = modelOf({
  pools: [
    pool('Wages', { level: 'order', capacity: { minutesPerMonth: 10, share: 1 } }),
    pool('Rent', { level: 'facility' }),
  ],
  activities: [
    activity('process orders', {
      pool: 'Wages',
      step: 'order-cost',
      minutes: {
        base: 20,
        extra: [
          {
            driver: { count: 'interactions', where: [{ column: 'kind', values: ['special packing'], except: false }] },
            minutes: 15,
          },
        ],
      },
    }),
  ],
  direct: [{ account: 'Bonus', step: 'rebates' }],
  financing: { days: 30, attribute: 'payment days', costOfCapital: 0.1 },
})

describe('the first refresh with costs', () => {
  test('costs every date by a model drafted from the ledger, and says who stands behind it', () =>
    withFacts(company, async (workspace) => {
      await refreshTo(workspace, asOf, 1)
      const { version, model, isCosted } = await readCostModel(workspace, {})
      expect(version).toMatchObject({ number: 1, author: 'Sabad' })
      expect(isCosted).toBe(true)
      expect(model?.pools.map(({ name, level }) => [name, level])).toEqual([
        ['Wages', 'order'],
        ['Rent', 'facility'],
      ])
      expect(model?.direct).toEqual([{ account: 'Bonus', step: 'rebates' }])
      expect(await suggestCostModel(workspace)).toEqual({ model, findings: [] })
      const report = await readCostingReport(workspace, {})
      // Four orders of 1,200: Ann's three and Bob's one.
      expect(report.activities).toMatchObject([{ quantity: 4, unitCost: 300, cost: 1200, customers: 2 }])
      expect(report.reconciliation).toEqual({
        ledger: 1560,
        inPools: 1500,
        direct: 60,
        notTaken: 0,
        typed: 0,
        assigned: 1200,
        unassigned: 300,
        unused: 0,
        difference: 0,
      })
      const [ann, bob, cy] = await measuresOf(workspace, asOf)
      // List 1,250 − discounts 50 − bonus 60 = 1,140; − goods 600 = 540; − 900 for three orders.
      expect(ann).toMatchObject({ net_revenue_12m: 1140, gross_margin_12m: 540, cost_to_serve_12m: 900 })
      expect(ann?.contribution_12m).toBe(-360)
      expect(ann?.cost_to_serve_ratio).toBeCloseTo(900 / 1140, 12)
      expect(bob).toMatchObject({ net_revenue_12m: 0, cost_to_serve_12m: 300, contribution_12m: -300 })
      expect(bob?.cost_to_serve_ratio).toBeNull()
      expect(cy).toMatchObject({ net_revenue_12m: 0, cost_to_serve_12m: 0, contribution_12m: 0 })
    }))

  test('without costs leaves profit unknown, and says what to import', () =>
    withComputed({ ...company, costs: [] }, { asOf }, async (workspace) => {
      expect(await readCostModel(workspace, {})).toEqual({ version: null, model: null, isCosted: false })
      const [ann] = await measuresOf(workspace, asOf)
      expect(ann).toMatchObject({ contribution_12m: null, net_revenue_12m: null, clv_contribution: null })
      await expect(readCostingReport(workspace, {})).rejects.toMatchObject({ code: 'costing.none', params: { asOf } })
      await expect(profitWaterfall(workspace, {})).rejects.toMatchObject({ code: 'costing.none' })
    }))
})

describe('a changed model', () => {
  test('costs every date anew with the next refresh, and changes nothing else', () =>
    withFacts(company, async (workspace) => {
      await refreshTo(workspace, asOf, 2)
      const before = await snapshotOf(workspace, asOf)
      const members = await membershipsOf(workspace, asOf)
      await save(workspace, byTime)
      expect(await readCostModel(workspace, {})).toMatchObject({
        version: { number: 2, author: 'Ada' },
        isCosted: false,
      })
      const run = await refreshTo(workspace, asOf, 2)
      expect(run.asOfDates).toHaveLength(3)
      expect(run.stages.map(({ stage }) => stage)).not.toContain('fit')
      const costed = ['net_revenue_12m', 'gross_margin_12m', 'cost_to_serve_12m', 'contribution_margin']
      const others = (rows: readonly object[]) =>
        rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !costed.includes(name))))
      expect(others(await snapshotOf(workspace, asOf))).toEqual(others(before))
      expect(await membershipsOf(workspace, asOf)).toEqual(members)
      expect(await readCostModel(workspace, {})).toMatchObject({ isCosted: true })
      const kept = sql`SELECT count(DISTINCT run_id) AS runs, count(*) AS n FROM customer_profits`
      expect(await rowOf(workspace, kept)).toEqual({ runs: 1, n: 9 })
      expect((await examine(workspace)).checks.filter(({ ok, name }) => !ok && name !== 'disk')).toEqual([])
      expect((await refreshTo(workspace, asOf, 2)).runId).toBe(run.runId)
    }))

  test('spreads by time, leaves what is unused, and charges for waiting', () =>
    withFacts(company, async (workspace) => {
      await save(workspace, byTime)
      await refreshTo(workspace, asOf)
      const report = await readCostingReport(workspace, {})
      // 120 minutes cost 1,200; Ann takes 3 × 20 + 2 × 15 = 90 of them, Bob 20.
      expect(report.pools[0]).toMatchObject({ capacity: 120, usedMinutes: 110, rate: 10, assigned: 1100, unused: 100 })
      const [ann, bob] = await profitsOn(workspace, asOf)
      expect(ann).toMatchObject({ order_cost: 900, rebates: 60 })
      expect(ann?.financing).toBeCloseTo((60 / 365) * 0.1 * 1140, 9)
      expect(bob).toMatchObject({ order_cost: 200, financing: 0 })
    }))

  test('is refused with its place where it cannot be used, or where another was saved meanwhile', () =>
    withFacts(company, async (workspace) => {
      const unknown = { ...byTime, activities: [activity('a', { pool: 'Nowhere' })] }
      await expect(save(workspace, unknown)).rejects.toMatchObject({
        code: 'costing.invalid',
        params: { place: 'activities[0].pool' },
      })
      await save(workspace, byTime)
      const late = { model: byTime, author: 'Bob', rationale: 'Late', basedOn: 0 }
      await expect(saveCostModel(workspace, late)).rejects.toMatchObject({
        code: 'costing.changed',
        params: { newest: 1, basedOn: 0 },
      })
      expect(await listCostModelVersions(workspace)).toMatchObject([{ number: 1, author: 'Ada' }])
    }))
})

describe('what a costing tells', () => {
  test('of a customer is lines that add up to the steps, each with where it comes from', () =>
    withFacts(company, async (workspace) => {
      const measured = [{ source: 'interactions' as const, where: [], step: 'service' as const }]
      await save(workspace, { ...byTime, measured })
      await refreshTo(workspace, asOf)
      const profit = await customerProfit(workspace, { customerId: 'ann' })
      for (const { step, amount } of profit.steps) {
        const lines = profit.lines.filter((line) => line.step === step)
        expect(
          lines.reduce((sum, line) => sum + line.amount, 0),
          step,
        ).toBeCloseTo(amount, 9)
      }
      expect(profit.sums.contribution).toBeCloseTo(1140 - 600 - 900 - 15 - (60 / 365) * 114, 9)
      expect(profit.lines.find(({ from }) => from.kind === 'activity')).toMatchObject({
        step: 'order-cost',
        amount: 900,
        source: 'apportioned',
        from: { quantity: 3, minutes: 90, extra: [{ quantity: 2, minutes: 30 }], rate: 10, pool: 'Wages', entries: 1 },
      })
      expect(profit.lines.find(({ from }) => from.kind === 'account')).toMatchObject({
        amount: 60,
        source: 'measured',
        from: { account: 'Bonus', entries: 1 },
      })
      expect(profit.lines.find(({ from }) => from.kind === 'facts')).toMatchObject({ amount: 15, step: 'service' })
      const receivables = profit.lines.find(({ from }) => from.kind === 'receivables')?.from
      expect(receivables?.kind === 'receivables' && receivables.days).toBeCloseTo(60, 9)
      await expect(customerProfit(workspace, { customerId: 'nobody' })).rejects.toMatchObject({
        code: 'customer.not-found',
      })
    }))

  test('of receivables is what was known of their days on the date, where a dated table tells it', () =>
    withFacts(company, async (workspace) => {
      await save(workspace, byTime)
      await execute(
        workspace,
        sql`INSERT INTO enrichments (import_id, name, key_kind, valid_from)
            VALUES (1001, 'terms', 'customer', DATE '2024-02-01'), (1002, 'terms', 'customer', DATE '2024-11-15'),
                   (1003, 'terms', 'customer', DATE '2025-06-01')`,
      )
      await execute(
        workspace,
        sql`INSERT INTO enrichment_values (import_id, key, attribute, value)
            VALUES (1001, 'ann', 'payment days', '20'), (1002, 'ann', 'payment days', '45'),
                   (1003, 'ann', 'payment days', '90')`,
      )
      await refreshTo(workspace, asOf, 2)
      const days = async (on: string) => {
        const { lines } = await customerProfit(workspace, { customerId: 'ann', asOf: on })
        const from = lines.find((line) => line.from.kind === 'receivables')?.from
        return from?.kind === 'receivables' ? from.days : null
      }
      expect(await days('2024-10-31')).toBeCloseTo(20, 9)
      expect(await days('2024-12-31')).toBeCloseTo(45, 9)
    }))

  test('of the base is the sum of its groups', () =>
    withFacts(company, async (workspace) => {
      await save(workspace, byTime)
      await refreshTo(workspace, asOf)
      const base = await profitWaterfall(workspace, {})
      expect(base).toMatchObject({
        customers: 3,
        group: null,
        notAssigned: { unassigned: 300, unused: 100, notTaken: 0 },
      })
      expect(base.steps.find(({ step }) => step === 'order-cost')).toEqual({
        step: 'order-cost',
        amount: 1100,
        measured: 0,
      })
      expect(base.steps.find(({ step }) => step === 'rebates')).toEqual({ step: 'rebates', amount: 60, measured: 60 })
      await addPortfolio(workspace, { definition: bySize })
      let contribution = 0
      for (const group of ['large', 'small']) {
        const one = await profitWaterfall(workspace, { portfolioId: 'size', group })
        contribution += one.sums.contribution
        expect(one.notAssigned).toBeNull()
      }
      expect(contribution).toBeCloseTo(base.sums.contribution, 9)
    }))

  test('of two versions is how rates, groups and customers differ', () =>
    withComputed(company, { asOf }, async (workspace) => {
      await save(workspace, byTime)
      const cheap = {
        ...byTime,
        pools: byTime.pools.map((one) => ({ ...one, capacity: { minutesPerMonth: 100, share: 1 } })),
      }
      await save(workspace, cheap)
      await addPortfolio(workspace, { definition: bySize })
      const found = await compareCostings(workspace, { from: 2, to: 3, portfolioId: 'size' })
      expect(found.activities).toMatchObject([{ name: 'process orders', from: { rate: 10 }, to: { rate: 1 } }])
      expect(found.totals.map(({ unused }) => unused)).toEqual([100, 1090])
      expect(found.groups.reduce((sum, { costToServe }) => sum + costToServe.from - costToServe.to, 0)).toBeCloseTo(
        990,
        9,
      )
      // Ann loses 378.74 at ten a minute and earns at one; Bob loses under both.
      expect(found.signChanges).toMatchObject({ toLoss: 0, toProfit: 1, customers: [{ customerId: 'ann' }] })
      await expect(compareCostings(workspace, { from: 1, to: 9 })).rejects.toMatchObject({
        code: 'costing.version-not-found',
      })
    }))

  test('beforehand is the same as what a refresh would do', () =>
    withComputed(company, { asOf }, async (workspace) => {
      const { version: _, ...foretold } = await previewCostModel(workspace, { model: byTime })
      await save(workspace, byTime)
      await refreshTo(workspace, asOf)
      const { version, ...done } = await readCostingReport(workspace, {})
      expect(version).toBe(2)
      expect(done).toEqual(foretold)
    }))
})

test('costs that come later with a ledger are costed by a first model then', () =>
  withComputed({ ...company, costs: [] }, { asOf }, async (workspace) => {
    await insertFacts(workspace, { costs: company.costs ?? [] }, { earliestOn: '2023-12-31' })
    await refreshTo(workspace, asOf)
    expect(await readCostModel(workspace, {})).toMatchObject({ version: { number: 1 }, isCosted: true })
  }))
