import type { CustomerDensity } from '@sabad/contract/schemas/density'
import type { Fan } from '../movement/fan-option.ts'
import type { Plane } from '../profit/plane-option.ts'
import type { WaterfallRow } from '../profit/waterfall-rows.ts'
import type { Curve } from '../profit/whale-option.ts'
import { last, type OddPortfolio, sizesOf } from './odd-portfolios.ts'

/** What each group earns at the last date; what is not known earns nothing. */
const earningsOf = ({ titles, money }: OddPortfolio) => titles.map((_, group) => money(group, last) ?? 0)

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** The groups as if each were a customer, the most profitable first. */
export function whaleOf(odd: OddPortfolio): Curve {
  const earned = earningsOf(odd).toSorted((a, b) => b - a)
  const sums = earned.map((_, at) => sumOf(earned.slice(0, at + 1)))
  const peak = Math.max(0, ...sums)
  const total = sums.at(-1) ?? 0
  const share = (count: number) => count / earned.length
  return {
    customers: earned.length,
    total,
    peak,
    customersToPeak: share(earned.filter((one) => one > 0).length),
    lossMakers: share(earned.filter((one) => one < 0).length),
    peakShare: total > 0 ? peak / total : null,
    erosion: total > 0 ? peak / total - 1 : null,
    stobachoffIndex: null,
    indexFormula: '',
    points: [{ customers: 0, profit: 0 }, ...sums.map((profit, at) => ({ customers: share(at + 1), profit }))],
    diagnosis: null,
  }
}

/** Each group a step: what it earns is put on top, what it loses is taken off, and all of it is the sum. */
export function stepsOf(odd: OddPortfolio): readonly WaterfallRow[] {
  const earned = earningsOf(odd)
  const rows = earned.map((amount, at): WaterfallRow => {
    const from = sumOf(earned.slice(0, at))
    return { name: 'list-revenue', isSum: false, amount, from, to: from + amount, step: null }
  })
  const total = sumOf(earned)
  return [...rows, { name: 'contribution', isSum: true, amount: total, from: 0, to: total, step: null }]
}

/** One field of the grid for each group that has customers. */
const fieldsOf = ({ titles, customers }: OddPortfolio) =>
  titles
    .map((_, group) => ({ x: (group * 7) % 20, y: (group * 3) % 10, customers: customers(group, last) }))
    .filter((field) => field.customers > 0)

export function planeOf(odd: OddPortfolio): Plane {
  const fields = fieldsOf(odd)
  const largest = fields.slice(0, 3).map(({ customers, x, y }, at) => ({
    customerId: `C${at}`,
    name: odd.titles[at] ?? null,
    price: 0.5 + y / 20,
    cost: x / 20,
    revenue: customers,
    margin: 0.1 - at / 10,
    quadrant: 'passive' as const,
  }))
  return {
    revenue: sumOf(fields.map(({ customers }) => customers)),
    cuts: { price: 0.8, cost: 0.4 },
    base: { price: 0.8, cost: 0.4, left: 0.48 },
    price: { from: 0.5, to: 1, steps: 10 },
    cost: { from: 0, to: 1, steps: 20 },
    cells: fields.map(({ x, y, customers }) => ({ costStep: x, priceStep: y, customers, revenue: customers })),
    quadrants: [],
    largest,
  }
}

export function densityOf(odd: OddPortfolio): CustomerDensity {
  const cells = fieldsOf(odd)
  const customers = sumOf(cells.map((cell) => cell.customers))
  const most = Math.max(1, ...earningsOf(odd))
  return {
    asOf: '2025-12-28',
    customers,
    unknown: 0,
    x: { measure: { name: 'x', title: odd.titles[0] ?? '', unit: 'share' }, span: { from: 0, to: 1, steps: 20 } },
    y: {
      measure: { name: 'y', title: odd.titles.at(-1) ?? '', unit: 'money' },
      span: { from: -most, to: most, steps: 10 },
    },
    cells,
    groups: [],
    points: null,
  }
}

const months = ['2026-01-31', '2026-02-28', '2026-03-31']

/** The first group, and ever less certain months to come. */
export function fanOf(odd: OddPortfolio): Fan {
  const past = sizesOf(odd)
    .points.filter(({ group }) => group === 0)
    .map(({ asOf, customers }) => ({ on: asOf, group: 0, customers }))
  const expected = past.at(-1)?.customers ?? 0
  const points = months.map((on, at) => {
    const half = expected * 0.1 * (at + 1)
    const [lower, upper] = [Math.max(0, expected - 2 * half), expected + 2 * half]
    return { on, group: 0, expected, lower, upper, lowerHalf: expected - half, upperHalf: expected + half }
  })
  return { past, points }
}
