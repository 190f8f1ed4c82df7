import type { ProfitChange } from '@sabad/contract/schemas/profit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { profitByGroup, profitSeries } from '../../src/profit/by-group.ts'
import { changeOfBase, changeOfGroup, type ProfitFlow } from '../../src/profit/decomposition.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { measuresOf, membershipsOf, withComputed } from '../company.ts'
import { simulatedBuyers } from '../simulated-buyers.ts'

const from = '2024-09-30'
const asOf = '2024-12-31'
const portfolioId = 'value-tiers'

const partsOf = ({ stayed, cameFromGroups, wentToGroups, entered, left }: ProfitChange): number =>
  stayed.amount + cameFromGroups.amount + wentToGroups.amount + entered.amount + left.amount

const GROUPS = 4
const place = fc.option(fc.integer({ min: 0, max: GROUPS - 1 }), { nil: null })
/** Whole cents, so that sums are exact. */
const money = fc.integer({ min: -100_000, max: 100_000 })
const customer = fc
  .record({ from: place, to: place, before: money, after: money })
  .filter((one) => one.from !== null || one.to !== null)

/** Each customer as a flow of one; who is not there at a date earns nothing then. */
const flowOf = ({ from, to, before, after }: Omit<ProfitFlow, 'customers'>): ProfitFlow => ({
  from,
  to,
  customers: 1,
  before: from === null ? 0 : before,
  after: to === null ? 0 : after,
})

describe('the change of profit', () => {
  test('is the sum of its parts, in every group and in the base', () => {
    fc.assert(
      fc.property(fc.array(customer, { maxLength: 40 }), (customers) => {
        const flows = customers.map(flowOf)
        const groups = Array.from({ length: GROUPS }, (_, group) => changeOfGroup(flows, group))
        const base = changeOfBase(flows)
        for (const one of [...groups, base]) {
          expect(partsOf(one)).toBe(one.change)
          expect(one.after - one.before).toBe(one.change)
        }
        for (const figure of ['before', 'after', 'change'] as const) {
          expect(groups.reduce((sum, one) => sum + one[figure], 0)).toBe(base[figure])
        }
        // What one group gains by customers from another, that other lost at the profit they had then.
        const moved = groups.reduce((sum, one) => sum + one.cameFromGroups.customers - one.wentToGroups.customers, 0)
        expect(moved).toBe(0)
      }),
    )
  })
})

/** Group, and profit of 12 months, of every customer at a date. */
async function everyone(workspace: Workspace, date: string) {
  const groups = (await membershipsOf(workspace, date)).filter((row) => row.portfolio_id === portfolioId)
  const revenue = new Map((await measuresOf(workspace, date)).map((row) => [row.customer_id, Number(row.revenue_12m)]))
  return new Map(
    groups.map((row) => [
      row.customer_id,
      { group: Number(row.group_index), profit: revenue.get(row.customer_id ?? null) ?? 0 },
    ]),
  )
}

describe('profit by group', () => {
  test('and its movement are those counted customer by customer', () =>
    withComputed(simulatedBuyers(260), { asOf, history: 3 }, async (workspace) => {
      const found = await profitByGroup(workspace, { portfolioId, from, asOf, measure: 'revenue_12m' })
      const [then, now] = [await everyone(workspace, from), await everyone(workspace, asOf)]
      const flows = [...new Set([...then.keys(), ...now.keys()])].map((id) =>
        flowOf({
          from: then.get(id)?.group ?? null,
          to: now.get(id)?.group ?? null,
          before: then.get(id)?.profit ?? 0,
          after: now.get(id)?.profit ?? 0,
        }),
      )
      expect(flows.length).toBeGreaterThan(200)
      for (const { index, movement, profit, customers } of found.groups) {
        const members = [...now.values()].filter(({ group }) => group === index)
        expect(customers).toBe(members.length)
        expect(profit ?? 0).toBeCloseTo(
          members.reduce((sum, one) => sum + one.profit, 0),
          6,
        )
        const expected = changeOfGroup(flows, index)
        expect(movement?.stayed.customers).toBe(expected.stayed.customers)
        expect(movement?.stayed.amount).toBeCloseTo(expected.stayed.amount, 6)
        expect(movement?.cameFromGroups.amount).toBeCloseTo(expected.cameFromGroups.amount, 6)
        expect(movement?.entered).toEqual(expected.entered)
        expect(movement && partsOf(movement) - movement.change).toBeCloseTo(0, 6)
      }
      expect(found.base.customers).toBe(now.size)
      expect(found.base.movement?.entered.customers).toBe(changeOfBase(flows).entered.customers)
      expect(found.groups.reduce((sum, one) => sum + (one.profit ?? 0), 0)).toBeCloseTo(found.base.profit ?? 0, 6)
    }))

  test('over time is what it is at each date', () =>
    withComputed(simulatedBuyers(260), { asOf, history: 3 }, async (workspace) => {
      const series = await profitSeries(workspace, { portfolioId, measure: 'revenue_12m' })
      expect(new Set(series.points.map((one) => one.asOf)).size).toBe(4)
      for (const date of [from, asOf]) {
        const { groups } = await profitByGroup(workspace, { portfolioId, asOf: date, measure: 'revenue_12m' })
        for (const { index, customers, profit } of groups.filter((one) => one.customers > 0)) {
          const point = series.points.find((one) => one.asOf === date && one.group === index)
          expect(point).toMatchObject({ customers, profit })
        }
      }
    }))

  test('has no movement where there is one date only', () =>
    withComputed(simulatedBuyers(60), { asOf }, async (workspace) => {
      const found = await profitByGroup(workspace, { portfolioId: 'rfm', measure: 'revenue_12m' })
      expect(found).toMatchObject({ from: null, asOf, base: { movement: null } })
    }))
})
