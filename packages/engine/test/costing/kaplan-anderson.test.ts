import { expect, test } from 'vitest'
import { readCostingReport } from '../../src/costing/store.ts'
import { sql } from '../../src/sql/sql.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { execute, insertFacts, refreshTo, rowOf, withWorkspace } from '../company.ts'
import { activity, modelOf, pool, save } from './costed.ts'

/**
 * Kaplan & Anderson 2004, Harvard Business Review 82(11): a customer service department of 560,000 and 700,000 minutes
 * in a quarter; 49,000 orders of 8 minutes, 1,400 inquiries of 44, 2,500 credit checks of 50. Here the figures are those
 * of a year, so that a month supplies a twelfth.
 */
const department = modelOf({
  pools: [
    pool('Customer service', {
      source: { kind: 'typed', perMonth: 560_000 / 12 },
      capacity: { minutesPerMonth: 875_000 / 12, share: 0.8 },
    }),
  ],
  activities: [
    activity('Orders', { pool: 'Customer service', step: 'order-cost', minutes: { base: 8, extra: [] } }),
    activity('Inquiries', {
      pool: 'Customer service',
      driver: { count: 'interactions', where: [{ column: 'kind', values: ['inquiry'], except: false }] },
      minutes: { base: 44, extra: [] },
    }),
    activity('Credit checks', {
      pool: 'Customer service',
      driver: { count: 'interactions', where: [{ column: 'kind', values: ['Credit check'], except: false }] },
      minutes: { base: 50, extra: [] },
    }),
  ],
})

/** The facts of the year, spread over 700 customers. */
async function fill(workspace: Workspace): Promise<void> {
  const customers = Array.from({ length: 700 }, (_, index) => ({ customer_id: `c${index}` }))
  await insertFacts(workspace, { customers }, { earliestOn: null })
  await execute(
    workspace,
    sql`INSERT INTO orders (order_id, customer_key, ordered_on, amount, import_id)
        SELECT 'o' || i, 1 + i % 700, DATE '2024-01-01' + CAST(i % 366 AS INTEGER), 20, 1 FROM range(49000) AS r (i)`,
  )
  await execute(
    workspace,
    sql`INSERT INTO interactions (interaction_id, customer_key, occurred_on, kind, import_id)
        SELECT 'i' || i, 1 + i % 140, DATE '2024-01-01' + CAST(i % 366 AS INTEGER), CASE WHEN i < 1400 THEN 'inquiry' ELSE 'credit check' END, 1
        FROM range(3900) AS r (i)`,
  )
}

test('the department of Kaplan and Anderson costs what they printed', () =>
  withWorkspace(async (workspace) => {
    await fill(workspace)
    await save(workspace, department)
    await refreshTo(workspace, '2024-12-31')
    const report = await readCostingReport(workspace, {})
    expect(report.months).toBe(12)
    expect(report.pools).toMatchObject([
      {
        cost: 560_000,
        capacity: 700_000,
        usedMinutes: 578_600,
        assigned: 462_880,
        unassigned: 0,
        unused: 97_120,
      },
    ])
    expect(report.pools[0]?.rate).toBeCloseTo(0.8, 12)
    expect(report.pools[0]?.utilisation).toBeCloseTo(0.8266, 4)
    expect(report.activities).toMatchObject([
      { quantity: 49_000, minutes: 392_000, cost: 313_600 },
      { quantity: 1400, minutes: 61_600, cost: 49_280 },
      { quantity: 2500, minutes: 125_000, cost: 100_000 },
    ])
    expect(report.activities.map(({ unitCost }) => unitCost?.toFixed(2))).toEqual(['6.40', '35.20', '40.00'])
    expect(report.reconciliation).toMatchObject({ typed: 560_000, assigned: 462_880, unused: 97_120, difference: 0 })
    const row = await rowOf(
      workspace,
      sql`SELECT sum(cost_to_serve_12m) AS cost, count(cost_to_serve_12m) AS n FROM snapshot`,
    )
    expect(row.cost).toBeCloseTo(462_880, 6)
    expect(row.n).toBe(700)
  }))

test('the same department spread by the shares that its staff report hides what is unused', () =>
  withWorkspace(async (workspace) => {
    await fill(workspace)
    const [orders, inquiries, checks] = department.activities
    if (!orders || !inquiries || !checks) throw new Error('three activities')
    await save(
      workspace,
      modelOf({
        pools: department.pools.map((service) => ({ ...service, capacity: null })),
        activities: [
          { ...orders, minutes: null, share: 0.7 },
          { ...inquiries, minutes: null, share: 0.1 },
          { ...checks, minutes: null, share: 0.2 },
        ],
      }),
    )
    await refreshTo(workspace, '2024-12-31')
    const report = await readCostingReport(workspace, {})
    expect(report.activities.map(({ unitCost }) => unitCost?.toFixed(2))).toEqual(['8.00', '40.00', '44.80'])
    expect(report.pools).toMatchObject([{ assigned: 560_000, unassigned: 0, unused: 0 }])
  }))
