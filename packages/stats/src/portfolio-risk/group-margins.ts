import { checkEach, checkFinite, checkSameLength, checkWeights } from '../checks.ts'
import { StatsError } from '../stats-error.ts'

/**
 * Margins of groups over time: one series per group, all of the same periods in order. Seasonally adjusted and in
 * real money, else season and inflation count as risk. At least two periods.
 */
export type GroupSeries = readonly (readonly number[])[]

/**
 * What a return is:
 * - `of-base-mean`: margin ÷ the mean margin of the base over all periods. Needs margins per customer.
 * - `growth`: margin ÷ the margin of the period before, less 1. Needs margins above zero.
 */
export type ReturnDefinition =
  | { readonly kind: 'of-base-mean'; readonly weights: readonly number[] }
  | { readonly kind: 'growth' }

/**
 * Returns of groups from margins per customer. With `of-base-mean`, `weights` are the groups' shares of the base; the
 * base as it stands then returns 1 on average.
 * @throws StatsError when series differ in length, weights do not add up to one, the base's mean is not above zero, or growth starts at zero or less
 */
export function returnsOf(margins: GroupSeries, definition: ReturnDefinition): number[][] {
  checkSeries(margins)
  return definition.kind === 'growth' ? growthOf(margins) : relativeToBase(margins, definition.weights)
}

/** Refuses series of different lengths, of fewer than two periods, or with values that are not finite. */
export function checkSeries(series: GroupSeries): void {
  if (series.length === 0) throw new StatsError('no-rows')
  const periods = series[0].length
  for (const [group, values] of series.entries()) {
    if (values.length !== periods) {
      throw new StatsError('columns-differ-in-length', { group, lengths: `${periods}, ${values.length}` })
    }
    checkEach(`group ${group}`, values, checkFinite)
  }
  if (periods < 2) throw new StatsError('too-few-periods', { needed: 2, found: periods })
}

function relativeToBase(margins: GroupSeries, weights: readonly number[]): number[][] {
  checkSameLength(margins, weights)
  checkWeights('weights', weights)
  const periods = margins[0].length
  const base = margins.reduce((sum, series, s) => sum + (weights[s] * total(series)) / periods, 0)
  if (!(base > 0)) throw new StatsError('not-positive', { column: 'mean margin of the base', value: base })
  return margins.map((series) => series.map((margin) => margin / base))
}

function growthOf(margins: GroupSeries): number[][] {
  return margins.map((series, group) =>
    series.slice(1).map((margin, t) => {
      if (series[t] <= 0) throw new StatsError('not-positive', { column: `group ${group}`, row: t, value: series[t] })
      return margin / series[t] - 1
    }),
  )
}

function total(series: readonly number[]): number {
  return series.reduce((sum, value) => sum + value, 0)
}
