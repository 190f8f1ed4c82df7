import type { ProfitWaterfall } from '@sabad/contract/schemas/costing'
import { describe, expect, it } from 'vitest'
import { startOf } from '../src/charts/density-cells.ts'
import { equalMarginLine, type Plane } from '../src/profit/plane-option.ts'
import { waterfallRows, waterfallScale } from '../src/profit/waterfall-rows.ts'
import { bothSides, type Curve } from '../src/profit/whale-option.ts'

const step = (name: ProfitWaterfall['steps'][number]['step'], amount: number) => ({ step: name, amount, measured: 0 })

const waterfall: Pick<ProfitWaterfall, 'steps' | 'sums'> = {
  steps: [
    step('list-revenue', 100),
    step('on-invoice-discount', 10),
    step('rebates', 0),
    step('promotions', 0),
    step('terms', 0),
    step('freight-allowances', 0),
    step('returns', 5),
    step('product-cost', 60),
    step('order-cost', 0),
    step('delivery', 20),
    step('service', 0),
    step('selling', 25),
    step('financing', 0),
    step('marketing', -3),
    step('channel-cost', 0),
  ],
  sums: { invoiceRevenue: 90, netRevenue: 85, grossMargin: 25, costToServe: 42, contribution: -17, channelMargin: -17 },
}

describe('the waterfall', () => {
  const rows = waterfallRows(waterfall)

  it('has the steps that take something and the sums after them', () => {
    expect(rows.map(({ name }) => name)).toEqual([
      'list-revenue',
      'on-invoice-discount',
      'invoiceRevenue',
      'returns',
      'netRevenue',
      'product-cost',
      'grossMargin',
      'delivery',
      'selling',
      'marketing',
      'contribution',
    ])
  })

  it('hangs each step where the sum has come to, so that steps end at the sum that follows', () => {
    for (const [at, row] of rows.entries()) {
      if (row.isSum) expect(rows[at - 1]?.to).toBe(row.amount)
    }
    // What is given back rises again.
    expect(rows.at(-2)).toMatchObject({ from: -20, to: -17, amount: 3 })
  })

  it('keeps all bars inside its scale, below nought too', () => {
    const { zero, bar } = waterfallScale(rows)
    expect(zero).toBeCloseTo((20 / 120) * 100, 12)
    for (const row of rows) {
      const { start, length } = bar(row)
      expect(start).toBeGreaterThanOrEqual(-1e-9)
      expect(start + length).toBeLessThanOrEqual(100 + 1e-9)
    }
  })

  it('of nobody is empty and not broken', () => {
    const nothing = { steps: [step('list-revenue', 0)], sums: { ...waterfall.sums, invoiceRevenue: 0 } }
    expect(waterfallScale(waterfallRows(nothing)).zero).toBe(0)
  })
})

describe('the whale curve', () => {
  it('turns at its peak, which both of its sides have', () => {
    const points = [0, 1, 1.5, 1.2, 0.9].map((profit, at) => ({ customers: at / 4, profit }))
    const curve: Curve = {
      customers: 4,
      total: 0.9,
      peak: 1.55,
      customersToPeak: 0.6,
      lossMakers: 0.4,
      peakShare: 1.55 / 0.9,
      erosion: 0.65 / 0.9,
      stobachoffIndex: 0.5,
      indexFormula: '',
      points,
      diagnosis: null,
    }
    const { rising, falling, top } = bothSides(curve, (profit) => profit)
    expect(top).toEqual([0.6, 1.55])
    expect(rising.map(([customers]) => customers)).toEqual([0, 0.25, 0.5, 0.6])
    expect(falling.map(([customers]) => customers)).toEqual([0.6, 0.75, 1])
  })
})

describe('the equal-margin line', () => {
  const plane: Pick<Plane, 'base' | 'price' | 'cost'> = {
    base: { price: 0.9, cost: 0.2, left: 0.72 },
    price: { from: 0.7, to: 1, steps: 6 },
    cost: { from: 0, to: 1.2, steps: 12 },
  }

  it('leaves as much of the list price as the whole base does, wherever it is drawn', () => {
    const line = equalMarginLine({ ...plane, revenue: 1, cuts: plane.base, cells: [], quadrants: [], largest: [] })
    expect(line.length).toBeGreaterThan(5)
    for (const [cost, price] of line) {
      expect(price * (1 - cost)).toBeCloseTo(0.72, 12)
      expect(price).toBeLessThanOrEqual(1)
    }
  })

  it('lies on a grid whose steps begin where they should', () => {
    expect(startOf(plane.price, 2)).toBeCloseTo(0.8, 12)
    expect(startOf(plane.cost, 12)).toBeCloseTo(1.2, 12)
  })
})
