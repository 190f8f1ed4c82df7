import { checkPositive } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { studentMultiplier } from './interval.ts'

/** One criterion as one rater judged it: our proposition and the next best one, both above zero. */
export interface JudgedCriterion {
  readonly side: 'benefit' | 'sacrifice'
  readonly weight: number
  readonly ours: number
  readonly alternative: number
}

/** Weighted mean of ours ÷ weighted mean of the alternative; 1 on a side without criteria: both are alike on it. */
function sideRatio(criteria: readonly JudgedCriterion[]): number {
  if (criteria.length === 0) return 1
  for (const { weight, ours, alternative } of criteria) {
    checkAmount('weight', weight)
    checkPositive('ours', ours)
    checkPositive('alternative', alternative)
  }
  const of = (scored: 'ours' | 'alternative') =>
    criteria.reduce((sum, criterion) => sum + criterion.weight * criterion[scored], 0)
  if (of('alternative') === 0) throw new StatsError('not-positive', { column: 'weight', value: 0 })
  return of('ours') / of('alternative')
}

/**
 * What a proposition is worth to a rater beside the next best one: relative benefits ÷ relative sacrifices (Gale 1994,
 * Managing Customer Value; Monroe 1990 for value as their quotient). Above 1: worth more.
 * @throws StatsError when there is no criterion, a score is not above zero or all weights of a side are zero
 */
export function perceivedValueRatio(criteria: readonly JudgedCriterion[]): number {
  if (criteria.length === 0) throw new StatsError('no-rows', {})
  const of = (side: JudgedCriterion['side']) => sideRatio(criteria.filter((criterion) => criterion.side === side))
  return of('benefit') / of('sacrifice')
}

/** Fewer do not tell how much raters differ. */
const LEAST_FOR_INTERVAL = 3

export interface MeanRatio {
  readonly ratio: number
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * The geometric mean of raters' ratios, so that twice and half are as far from alike, with Student's 95 % interval on
 * the logarithms from three raters on.
 * @throws StatsError when there is no ratio, or one is not above zero
 */
export function meanValueRatio(ratios: readonly number[]): MeanRatio {
  if (ratios.length === 0) throw new StatsError('no-rows', {})
  for (const ratio of ratios) checkPositive('ratio', ratio)
  const logs = ratios.map(Math.log)
  const n = logs.length
  const mean = logs.reduce((sum, log) => sum + log, 0) / n
  if (n < LEAST_FOR_INTERVAL) return { ratio: Math.exp(mean), lower: null, upper: null }
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (n - 1)
  const half = studentMultiplier(0.95, n - 1) * Math.sqrt(variance / n)
  return { ratio: Math.exp(mean), lower: Math.exp(mean - half), upper: Math.exp(mean + half) }
}
