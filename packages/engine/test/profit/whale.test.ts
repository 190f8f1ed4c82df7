import { whaleCurve } from '@sabad/stats/concentration/whale-curve'
import { describe, expect, test } from 'vitest'
import { profitWhale } from '../../src/profit/whale.ts'
import { measuresOf, membershipsOf, withComputed } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'
import { tenCustomers } from './ten-profits.ts'

const asOf = '2024-12-31'
const revenue = { asOf, measure: 'revenue_12m' }

/** Relative to what is expected, or to 1. */
const close = (found: number | null | undefined, expected: number | null, tolerance = 1e-12) =>
  expect(Math.abs((found ?? Number.NaN) - (expected ?? Number.NaN))).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected ?? 0)),
  )

describe('the whale curve of a base', () => {
  test('of the ten profits peaks at 234 %, loses 134 % again and has the index 0.722', () =>
    withComputed(tenCustomers, { asOf }, async (workspace) => {
      const { curve, unknown, earners, losers, measure } = await profitWhale(workspace, revenue)
      expect(measure).toEqual({ name: 'revenue_12m', title: 'Revenue, 12 months', isStandIn: false })
      expect(unknown).toBe(0)
      expect(curve).toMatchObject({ customers: 10, total: 500, peak: 1170, customersToPeak: 0.6, lossMakers: 0.3 })
      close(curve?.peakShare, 2.34)
      close(curve?.erosion, 1.34)
      expect(curve?.stobachoffIndex?.toFixed(3)).toBe('0.722')
      const shares = curve?.points.filter((_, at) => at % 10 === 0).map(({ profit }) => profit / 500)
      for (const [at, share] of [0, 1, 1.6, 2, 2.2, 2.3, 2.34, 2.34, 2.2, 1.8, 1].entries()) close(shares?.[at], share)
      expect(earners.map(({ customerId, profit }) => [customerId, profit]).slice(0, 2)).toEqual([
        ['t0', 500],
        ['t1', 300],
      ])
      expect(losers.map(({ profit }) => profit)).toEqual([-400, -200, -70])
      // The best two of ten earn 800 of the peak of 1170, and 670 of it is lost again.
      expect(curve?.diagnosis).toMatchObject({
        kind: 'subsidised',
        dependence: { isHigh: false },
        subsidy: { isHigh: true },
      })
      close(curve?.diagnosis?.dependence.value, 800 / 1170)
      close(curve?.diagnosis?.subsidy.value, 670 / 1170)
    }))

  test('is that of every single customer, though it is read from cells', () =>
    withComputed(simulatedBuyers(260), { asOf }, async (workspace) => {
      const rows = await measuresOf(workspace, asOf)
      const amount = Float64Array.from(rows, (row) => Number(row.margin_12m))
      const exact = whaleCurve({ amount, weight: new Float64Array(rows.length).fill(1) })
      const { curve, measure } = await profitWhale(workspace, { asOf })
      expect(measure).toMatchObject({ name: 'margin_12m', isStandIn: true })
      for (const figure of ['total', 'peak', 'peakShare', 'erosion', 'customersToPeak', 'lossMakers'] as const) {
        close(curve?.[figure], exact[figure], 1e-9)
      }
      // Inside a cell all are taken for equal, and its width is 0.14 %.
      close(curve?.stobachoffIndex, exact.stobachoffIndex, 1e-5)
      for (const [at, point] of exact.points.entries()) {
        close((curve?.points[at]?.profit ?? Number.NaN) / exact.total, point.profit / exact.total, 1e-4)
      }
    }))

  test('of a group counts its members only', () =>
    withComputed(simulatedBuyers(260), { asOf }, async (workspace) => {
      const members = await membershipsOf(workspace, asOf)
      const rows = await measuresOf(workspace, asOf)
      const inGroup = new Set(
        members.flatMap((row) =>
          row.portfolio_id === 'value-tiers' && row.group_index === 0 ? [row.customer_id] : [],
        ),
      )
      const { curve, group } = await profitWhale(workspace, { ...revenue, portfolioId: 'value-tiers', group: 'top' })
      expect(group?.index).toBe(0)
      expect(curve?.customers).toBe(inGroup.size)
      const sum = rows.reduce(
        (all, row) => all + (inGroup.has(row.customer_id ?? null) ? Number(row.revenue_12m) : 0),
        0,
      )
      close(curve?.total, sum, 1e-9)
    }))

  test('says who has no figure, and has none itself where nobody has', () =>
    withComputed(tenCustomers, { asOf }, async (workspace) => {
      const found = await profitWhale(workspace, { asOf, measure: 'clv_12m' })
      expect(found).toMatchObject({ curve: null, unknown: 10, earners: [], losers: [] })
    }))

  test('cannot be told by what does not add up to money', () =>
    withComputed(tenCustomers, { asOf }, async (workspace) => {
      for (const measure of ['recency_days', 'mean_purchase', 'no-such', 'clv_12m_lower']) {
        await expect(profitWhale(workspace, { asOf, measure })).rejects.toMatchObject({
          code: 'profit.unknown-measure',
          params: { measure },
        })
      }
    }))
})
