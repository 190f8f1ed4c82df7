import { checkFinite } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { normalInterval } from './interval.ts'

/** What a database adds up of a figure per customer: how many have it, and the sums of it and of its square. */
export interface Moments {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

/** A figure whose interval is null where a single customer gives none. */
export interface MomentEstimate {
  readonly value: number
  readonly lower: number | null
  readonly upper: number | null
}

/** Σ(x − x̄)² ÷ (n − 1). Squares that cancel leave no more than rounding, which may fall below zero. */
function variance({ n, sum, squares }: Moments): number {
  return Math.max(0, squares - (sum * sum) / n) / (n - 1)
}

function check({ n, sum, squares }: Moments): void {
  checkAmount('n', n)
  checkFinite('sum', sum)
  checkAmount('squares', squares)
  if (n === 0) throw new StatsError('no-rows')
}

const withoutInterval = (value: number): MomentEstimate => ({ value, lower: null, upper: null })

/**
 * Mean per customer with its normal interval.
 * @throws StatsError no-rows where nobody has the figure
 */
export function meanOfMoments(moments: Moments, level = 0.95): MomentEstimate {
  check(moments)
  const { n, sum } = moments
  return n < 2 ? withoutInterval(sum / n) : normalInterval(sum / n, Math.sqrt(variance(moments) / n), level)
}

/**
 * Total of all customers, with the interval of what as many customers like them would bring: n times that of the mean.
 * @throws StatsError no-rows where nobody has the figure
 */
export function totalOfMoments(moments: Moments, level = 0.95): MomentEstimate {
  check(moments)
  const { n, sum } = moments
  return n < 2 ? withoutInterval(sum) : normalInterval(sum, Math.sqrt(variance(moments) * n), level)
}

/** Sums over customers of two figures of each, of their squares and of their product. */
export interface RatioSums {
  readonly n: number
  readonly above: number
  readonly below: number
  readonly aboveSquares: number
  readonly belowSquares: number
  readonly products: number
}

/**
 * Ratio of two totals, Σ above ÷ Σ below, with the interval of the ratio estimator: se² = n/(n−1) Σ(y − Rx)²/(Σx)²
 * (Cochran 1977, Sampling Techniques, 6.4), the squares opened into sums: Σy² − 2RΣxy + R²Σx².
 * @throws StatsError not-positive where the figures below do not add up to more than zero
 */
export function ratioOfSums(sums: RatioSums, level = 0.95): MomentEstimate {
  const { n, above, below, aboveSquares, belowSquares, products } = sums
  checkAmount('n', n)
  checkFinite('above', above)
  if (!(below > 0)) throw new StatsError('not-positive', { column: 'below', value: below })
  const value = above / below
  if (n < 2) return withoutInterval(value)
  const squares = Math.max(0, aboveSquares - 2 * value * products + value * value * belowSquares)
  return normalInterval(value, Math.sqrt((n / (n - 1)) * squares) / below, level)
}
