import { weightedQuantiles } from '../../numeric/weighted-quantiles.ts'
import type { Condition, OutcomeKind } from '../tree.ts'
import type { Training } from '../tree-data.ts'
import { type Outcomes, outcomesOf } from './category-statistics.ts'
import type { Category, CategoryGroup } from './merge.ts'

/** How a predictor is divided into categories: bins with their upper limits, or the codes themselves (null). */
export type Bins = readonly number[] | null

/**
 * Bins of about equal weight over the whole sample. Equal values stay together, so a value that many have gives fewer
 * bins. The last bin has no limit and is not listed.
 */
export function binsOf({ values, kinds, weight }: Training, predictor: number, most: number): Bins {
  if (kinds[predictor] === 'nominal') return null
  const column = values[predictor]
  if (column.every(Number.isNaN)) return []
  const probabilities = Array.from({ length: most - 1 }, (_, i) => (i + 1) / most)
  const [largest, ...limits] = weightedQuantiles(column, weight, [1, ...probabilities])
  return [...new Set(limits)].filter((limit) => limit < largest)
}

/** The category of a value: the number of its bin, or its code; null when it is missing. */
function categoryOf(bins: Bins, value: number): number | null {
  if (Number.isNaN(value)) return null
  if (bins === null) return value
  const bin = bins.findIndex((limit) => value <= limit)
  return bin < 0 ? bins.length : bin
}

export interface Rows {
  readonly rows: Uint32Array
  readonly predictor: number
  readonly bins: Bins
}

/** The categories that some rows have, in rising order, missing last. */
export function categoriesOf(training: Training, { rows, predictor, bins }: Rows, outcome: OutcomeKind): Category[] {
  const members = new Map<number | null, number[]>()
  for (const row of rows) {
    const code = categoryOf(bins, training.values[predictor][row])
    const list = members.get(code)
    if (list === undefined) members.set(code, [row])
    else list.push(row)
  }
  const categories = Array.from(members, ([code, list]): Category => {
    const outcomes: Outcomes = outcomesOf(training, Uint32Array.from(list), outcome)
    return { code, outcomes }
  })
  return categories.sort((one, other) => (one.code ?? Infinity) - (other.code ?? Infinity))
}

/** Which of some rows belong to a group. */
export function membersOf(
  { values }: Training,
  { rows, predictor, bins }: Rows,
  { categories }: CategoryGroup,
): Uint32Array {
  const codes = new Set(categories.map(({ code }) => code))
  return rows.filter((row) => codes.has(categoryOf(bins, values[predictor][row])))
}

/**
 * The groups as conditions that together take every value: ranges are stretched over bins that are empty here, and the
 * heaviest group takes missing values and categories that were not seen.
 */
export function conditionsOf(predictor: string, bins: Bins, groups: readonly CategoryGroup[]): Condition[] {
  const seesMissing = groups.some(({ categories }) => categories.some(({ code }) => code === null))
  const heaviest = groups.reduce(
    (best, group, i) => (group.outcomes.weight > groups[best].outcomes.weight ? i : best),
    0,
  )
  const lastRange = groups.findLastIndex(({ categories }) => codesOf(categories).length > 0)
  const taker = takerOf(groups, heaviest)
  const known = groups.flatMap(({ categories }) => codesOf(categories))
  return groups.map(({ categories }, i): Condition => {
    const codes = codesOf(categories)
    if (codes.length === 0) return { kind: 'missing', predictor }
    const missing = seesMissing ? codes.length < categories.length : i === taker
    if (bins === null) {
      const except = i === taker ? known.filter((code) => !codes.includes(code)) : null
      return { kind: 'categories', predictor, categories: codes, except, missing }
    }
    const before = groups[i - 1]
    const above = before === undefined ? null : bins[Math.max(...codesOf(before.categories))]
    return { kind: 'range', predictor, above, atMost: i === lastRange ? null : bins[Math.max(...codes)], missing }
  })
}

/** The heaviest group, or of those with values the first, where the heaviest has none. */
function takerOf(groups: readonly CategoryGroup[], heaviest: number): number {
  if (codesOf(groups[heaviest].categories).length > 0) return heaviest
  return groups.findIndex(({ categories }) => codesOf(categories).length > 0)
}

function codesOf(categories: readonly Category[]): number[] {
  return categories.flatMap(({ code }) => (code === null ? [] : [code])).sort((one, other) => one - other)
}
