import { planeQuadrant } from '@sabad/contract/schemas/profit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addFromLibrary } from '../../src/portfolio/library/available.ts'
import { shapiro } from '../../src/portfolio/library/shapiro.ts'
import { addPortfolio } from '../../src/portfolio/store.ts'
import { gridSpan } from '../../src/profit/grid-span.ts'
import { planeCustomers, profitPlane } from '../../src/profit/plane.ts'
import { profitWhale } from '../../src/profit/whale.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'
import { type Facts, insertFacts, measuresOf, membershipsOf, refreshTo, withFacts, withWorkspace } from '../company.ts'
import { activity, modelOf, pool, profitsOn, save } from '../costing/costed.ts'
import { tenCustomers } from './ten-profits.ts'

const asOf = '2024-12-31'
const CUSTOMERS = 60

/** Customers who pay different prices, take different service, and of whom one in ten sends everything back. */
const facts: Facts = {
  orders: Array.from({ length: CUSTOMERS }, (_, i) => i).flatMap((i) => {
    const order = { customer_id: `p${String(i).padStart(2, '0')}`, ordered_on: '2024-05-05' }
    const amount = 100 + ((i * 37) % 91) * 10
    return [
      { ...order, order_id: `o${i}`, amount, discount: (i * 13) % 50, cost: amount * 0.6 },
      ...(i % 10 === 9 ? [{ ...order, order_id: `r${i}`, amount: -amount, discount: 0, cost: -amount * 0.6 }] : []),
    ]
  }),
  interactions: Array.from({ length: CUSTOMERS * 3 }, (_, n) => ({
    interaction_id: `i${n}`,
    customer_id: `p${String((n * n + 7 * n) % CUSTOMERS).padStart(2, '0')}`,
    occurred_on: '2024-06-06',
    kind: 'visit',
  })),
}

const model = modelOf({
  pools: [pool('Field sales', { source: { kind: 'typed', perMonth: 500 } })],
  activities: [
    activity('Visits', { pool: 'Field sales', step: 'selling', driver: { count: 'interactions', where: [] } }),
  ],
})

async function costed<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  return withWorkspace(async (workspace) => {
    await insertFacts(workspace, facts, { earliestOn: null })
    await save(workspace, model)
    await refreshTo(workspace, asOf)
    return work(workspace)
  })
}

interface Placed {
  readonly id: string
  readonly price: number
  readonly cost: number
  readonly revenue: number
}

/** Places counted from the profit and loss of each customer, by hand. */
async function byHand(workspace: Workspace): Promise<readonly Placed[]> {
  const rows = await profitsOn(workspace, asOf)
  return rows.flatMap((row) => {
    const of = (...names: readonly string[]) => names.reduce((sum, name) => sum + Number(row[name]), 0)
    const list = of('list_revenue')
    const given = of('on_invoice_discount', 'rebates', 'promotions', 'terms', 'freight_allowances')
    const revenue = list - given - of('returns')
    const service = of('order_cost', 'delivery', 'service', 'selling', 'financing', 'marketing')
    if (!(list > 0 && revenue > 1e-9)) return []
    return [{ id: String(row.customer_id), price: 1 - given / list, cost: service / revenue, revenue }]
  })
}

/** A price to the hundredth of a percent, rounded up; a cost as it is. */
const cutOn = (one: Placed, side: 'price' | 'cost') =>
  side === 'price' ? Math.ceil(one.price * 10_000) / 10_000 : one.cost

/** The value up to which the share of the revenue is nearest to a half; never the largest. */
function weightedMedian(placed: readonly Placed[], side: 'price' | 'cost'): number {
  const values = [...new Set(placed.map((one) => cutOn(one, side)))].sort((a, b) => a - b)
  const total = placed.reduce((sum, { revenue }) => sum + revenue, 0)
  const upTo = (value: number) =>
    placed.reduce((sum, one) => sum + (cutOn(one, side) <= value ? one.revenue : 0), 0) / total
  return values
    .slice(0, -1)
    .reduce((best, value) => (Math.abs(upTo(value) - 0.5) < Math.abs(upTo(best) - 0.5) - 1e-12 ? value : best))
}

const left = (placed: readonly Placed[]) => {
  const sum = (amountOf: (one: Placed) => number) => placed.reduce((all, one) => all + amountOf(one), 0)
  return sum(({ revenue, cost }) => revenue * (1 - cost)) / sum(({ revenue, price }) => revenue / price)
}

describe('the plane of price and cost to serve', () => {
  test('is that counted customer by customer', () =>
    costed(async (workspace) => {
      const placed = await byHand(workspace)
      const { plane, customers, unplaced } = await profitPlane(workspace, asOf)
      expect(customers).toBe(placed.length)
      expect(unplaced).toBe(6)
      const cuts = { price: weightedMedian(placed, 'price'), cost: weightedMedian(placed, 'cost') }
      expect(plane?.cuts.price).toBeCloseTo(cuts.price, 12)
      expect(plane?.cuts.cost).toBeCloseTo(cuts.cost, 12)
      expect(plane?.base.left).toBeCloseTo(left(placed), 12)
      expect((plane?.base.price ?? 0) * (1 - (plane?.base.cost ?? 0))).toBeCloseTo(left(placed), 12)
      const isIn = {
        passive: (one: Placed) => one.price > cuts.price && one.cost <= cuts.cost,
        'carriage-trade': (one: Placed) => one.price > cuts.price && one.cost > cuts.cost,
        'bargain-basement': (one: Placed) => one.price <= cuts.price && one.cost <= cuts.cost,
        aggressive: (one: Placed) => one.price <= cuts.price && one.cost > cuts.cost,
      }
      for (const { quadrant, customers: count, margin } of plane?.quadrants ?? []) {
        const members = placed.filter(isIn[quadrant])
        expect(count, quadrant).toBe(members.length)
        expect(members.length).toBeGreaterThan(0)
        expect(margin).toBeCloseTo(left(members) - left(placed), 12)
        const listed = await planeCustomers(workspace, { asOf, quadrant, limit: 200 })
        expect(listed.customers).toBe(members.length)
        expect(new Set(listed.largest.map(({ customerId }) => customerId))).toEqual(
          new Set(members.map(({ id }) => id)),
        )
      }
      const [largest] = plane?.largest ?? []
      const byRevenue = placed.toSorted((a, b) => b.revenue - a.revenue)[0]
      expect(largest?.revenue).toBeCloseTo(byRevenue?.revenue ?? Number.NaN, 9)
      expect(largest?.margin).toBeCloseTo((largest?.price ?? 0) * (1 - (largest?.cost ?? 0)) - left(placed), 12)
    }))

  test('is none where everybody pays the same price, and its portfolio is refused', () =>
    withWorkspace(async (workspace) => {
      const orders = (facts.orders ?? []).map((order) => ({ ...order, discount: 0 }))
      await insertFacts(workspace, { ...facts, orders }, { earliestOn: null })
      await save(workspace, model)
      await refreshTo(workspace, asOf)
      expect(await profitPlane(workspace, asOf)).toMatchObject({ customers: 54, alike: 'price', plane: null })
      expect(await planeCustomers(workspace, { asOf, limit: 9 })).toMatchObject({ customers: 0, largest: [] })
      await expect(addFromLibrary(workspace, { portfolioId: 'shapiro' })).rejects.toMatchObject({
        code: 'portfolio.nobody-differs',
        params: { measure: 'net_price_12m', tier: 'price', asOf },
      })
    }))

  test('draws the lines of the portfolio of price and cost, customer by customer', () =>
    costed(async (workspace) => {
      await addPortfolio(workspace, { definition: shapiro.definition })
      const groupOf = new Map(
        (await membershipsOf(workspace, asOf)).map((row) => [String(row.customer_id), Number(row.group_index)]),
      )
      const listed = new Set<string>()
      for (const [index, { name }] of shapiro.definition.groups.entries()) {
        const quadrant = planeQuadrant.parse(name)
        const { largest } = await planeCustomers(workspace, { asOf, quadrant, limit: 200 })
        for (const { customerId } of largest) {
          expect(groupOf.get(customerId), customerId).toBe(index)
          listed.add(customerId)
        }
      }
      // Who has no place is in the last group, of those of whom price and cost are not known.
      const others = [...groupOf].filter(([id]) => !listed.has(id))
      expect(others.map(([, index]) => index)).toEqual(new Array(6).fill(shapiro.definition.groups.length))
    }))

  test('counts every placed customer in one cell, and lists those of a cell', () =>
    costed(async (workspace) => {
      const { plane, customers } = await profitPlane(workspace, asOf)
      if (!plane) throw new Error('no plane')
      expect(plane.cells.reduce((sum, cell) => sum + cell.customers, 0)).toBe(customers)
      expect(plane.cells.reduce((sum, cell) => sum + cell.revenue, 0)).toBeCloseTo(plane.revenue, 6)
      expect(plane.cells.length).toBeGreaterThan(20)
      for (const { priceStep, costStep, customers: count } of plane.cells) {
        const found = await planeCustomers(workspace, { asOf, priceStep, costStep, limit: 200 })
        expect(found.customers).toBe(count)
        expect(found.largest).toHaveLength(count)
      }
    }))

  test('is nothing while no costs are assigned', () =>
    withFacts(tenCustomers, async (workspace) => {
      await refreshTo(workspace, asOf)
      expect(await profitPlane(workspace, asOf)).toEqual({ asOf, customers: 0, unplaced: 0, alike: null, plane: null })
      expect(await planeCustomers(workspace, { asOf, limit: 5 })).toEqual({ asOf, customers: 0, largest: [] })
    }))
})

test('where costs are assigned, profit is the contribution', () =>
  costed(async (workspace) => {
    const { measure, curve } = await profitWhale(workspace, { asOf })
    expect(measure).toMatchObject({ name: 'contribution_12m', isStandIn: false })
    const rows = await measuresOf(workspace, asOf)
    expect(curve?.total).toBeCloseTo(
      rows.reduce((sum, row) => sum + Number(row.contribution_12m), 0),
      6,
    )
  }))

test('a side of the grid holds both of its ends, in about 20 steps of a round width', () => {
  const end = fc.double({ min: -10, max: 10, noNaN: true })
  fc.assert(
    fc.property(end, end, (one, other) => {
      const [low, high] = one < other ? [one, other] : [other, one]
      fc.pre(high - low > 1e-6 || high === low)
      const { from, to, steps } = gridSpan(low, high)
      expect(from).toBeLessThanOrEqual(low + 1e-9 * (high - low + 1))
      expect(to).toBeGreaterThanOrEqual(high - 1e-9 * (high - low + 1))
      expect(steps).toBeGreaterThan(0)
      expect(steps).toBeLessThanOrEqual(22)
      const width = (to - from) / steps
      const digits = width / 10 ** Math.floor(Math.log10(width) + 1e-9)
      expect([1, 2, 2.5, 5].some((round) => Math.abs(digits - round) < 1e-6)).toBe(true)
    }),
  )
})
