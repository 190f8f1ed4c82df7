import type { CustomerDensity } from '@sabad/contract/schemas/density'
import type { CohortCell, CohortTable } from '@sabad/contract/schemas/kpi'
import type { MonitoredKpi } from '@sabad/contract/schemas/strategy-monitoring'
import type { Fan } from '../movement/fan-option.ts'
import type { Plane } from '../profit/plane-option.ts'
import type { WaterfallRow } from '../profit/waterfall-rows.ts'
import type { Curve } from '../profit/whale-option.ts'
import { dates, last, type OddPortfolio, sizesOf } from './odd-portfolios.ts'

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

/** What the first group is worth, with its intervals, on its way to twice as much. */
export function kpiOf(odd: OddPortfolio): MonitoredKpi {
  const series = dates.map((asOf, date) => {
    const value = odd.money(0, date)
    const half = Math.abs(value ?? 0) / 5
    return { asOf, value, lower: value === null ? null : value - half, upper: value === null ? null : value + half }
  })
  const [first, newest] = [series[0]?.value ?? null, series.at(-1)?.value ?? null]
  const on = '2026-06-30'
  return {
    ...{ kpiId: 'worth', kpi: 'worth', title: odd.titles[0] ?? '', unit: 'money', goalId: null },
    baseline: { kpiId: 'worth', ...(series[0] ?? { asOf: on, value: null, lower: null, upper: null }) },
    target: 2 * (first ?? 1),
    targetOn: on,
    current: series.at(-1) ?? null,
    ...{ expected: null, light: 'amber', missing: null, progress: null, trend: null, shortage: null, tooFar: null },
    forecast:
      newest === null ? null : { asOf: on, value: newest, lower: newest / 2, upper: 1.5 * newest, reaches: false },
    series,
  }
}

/** Customers of a month as they came back in later ones; what they brought is known of some. */
function cellOf(odd: OddPortfolio, start: number, age: number): CohortCell {
  const active = odd.customers(0, start) / (age + 1)
  const [at0, at] = [odd.money(start, start), odd.money(start, start + age)]
  return {
    age,
    active,
    activeShare: active === 0 ? 0 : 1 / (age + 1),
    revenue: at ?? 0,
    revenueShare: at0 === null || at === null || at0 <= 0 ? null : at / at0,
    cumulativeMargin: (at ?? 0) * (age + 1),
  }
}

/** As if the first group had begun anew in each month. */
export function cohortsOf(odd: OddPortfolio): CohortTable {
  const cohorts = dates.map((day, start) => ({
    start: `${day.slice(0, 7)}-01`,
    customers: odd.customers(0, start),
    cells: Array.from({ length: dates.length - start }, (_, age) => cellOf(odd, start, age)),
  }))
  const atEqualAge = (cohorts[0]?.cells ?? []).map(({ age, activeShare, revenueShare, cumulativeMargin }) => ({
    ...{ age, activeShare, lower: activeShare / 2, upper: activeShare, revenueShare, cumulativeMargin },
    cohorts: dates.length - age,
    customers: sumOf(cohorts.slice(0, dates.length - age).map(({ customers }) => customers)),
  }))
  return {
    ...{ asOf: dates[last] ?? '', period: 'month', portfolioId: null, group: null, currency: 'EUR', missing: null },
    cohorts,
    atEqualAge,
  }
}
