import { concentration, topShare } from '@sabad/stats/concentration/concentration'
import { gini } from '@sabad/stats/concentration/gini'
import { revenueAtRisk } from '@sabad/stats/kpi/revenue-at-risk'
import { describe, expect, test } from 'vitest'
import { concentrationOf } from '../../src/customers/concentration.ts'
import { sql } from '../../src/sql/sql.ts'
import { execute, measuresOf, refreshTo, withComputed, withFacts } from '../company.ts'
import { oneOrderEach } from '../portfolio/attribute-portfolio.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const asOf = '2024-12-31'

/** Relative: sums are taken in another order. */
const close = (found: number | null | undefined, expected: number) =>
  expect(Math.abs((found ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)))

describe('concentration', () => {
  test('is what the statistics say of the same customers', () =>
    withComputed(simulatedBuyers(150), { asOf }, async (workspace) => {
      const rows = await measuresOf(workspace, asOf)
      const amount = Float64Array.from(rows, (row) => Math.max(0, Number(row.revenue_12m)))
      const weight = new Float64Array(rows.length).fill(1)
      const found = await concentrationOf(workspace, { unit: 'customer', amount: 'revenue_12m' })
      expect(found.holders).toBe(amount.filter((value) => value > 0).length)
      const { herfindahl, effectiveCustomers } = concentration({ amount, weight })
      close(found.herfindahl, herfindahl)
      close(found.effectiveHolders, effectiveCustomers)
      close(found.gini, gini({ amount, weight }))
      expect(found.top.map(({ k }) => k)).toEqual([1, 5, 10, 20, 50])
      for (const { k, share } of found.top) close(share, topShare({ amount, weight }, k))
      const lossProbability = Float64Array.from(rows, (row) => 1 - Number(row.probability_alive))
      const risk = revenueAtRisk({ revenue: amount, lossProbability })
      close(found.atRisk?.value, risk.value)
      close(found.atRisk?.lower, risk.lower ?? Number.NaN)
      close(found.atRisk?.upper, risk.upper ?? Number.NaN)
      const byHand = rows.map((row) => Number(row.revenue_12m)).sort((a, b) => b - a)
      expect(found.largest.map((row) => row.amount)).toEqual(byHand.slice(0, 20))
    }))

  test('of companies counts those with one parent as one', () =>
    withFacts({ orders: oneOrderEach(4) }, async (workspace) => {
      await execute(workspace, sql`UPDATE customers SET parent_id = 'c00' WHERE customer_id IN ('c01', 'c02')`)
      await refreshTo(workspace, '2024-06-30')
      const found = await concentrationOf(workspace, { unit: 'parent', amount: 'revenue_12m' })
      // Revenues are 10, 11, 12 and 13: together 33, and 13 alone.
      expect(found.largest.map(({ customerId, amount }) => [customerId, amount])).toEqual([
        ['c00', 33],
        ['c03', 13],
      ])
      expect(found).toMatchObject({ holders: 2, total: 46, top: [{ k: 1, share: 33 / 46 }] })
    }))

  test('of nothing is nothing, and says so', () =>
    withFacts({ orders: oneOrderEach(2) }, async (workspace) => {
      await refreshTo(workspace, asOf)
      const found = await concentrationOf(workspace, { unit: 'customer', amount: 'clv_12m' })
      expect(found).toMatchObject({
        holders: 0,
        total: 0,
        herfindahl: null,
        gini: null,
        top: [],
        largest: [],
        atRisk: null,
      })
    }))
})
