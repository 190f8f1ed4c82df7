import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { type Estimate, normalInterval, wilsonInterval } from './interval.ts'

export interface CustomerSatisfaction {
  /** Share of the two best ratings, with Wilson's interval. */
  readonly topTwo: Estimate
  /** Mean rating with a normal interval; lower and upper are the mean itself when a single customer answered. */
  readonly mean: Estimate
  readonly standardError: number
  readonly respondents: number
}

/**
 * CSAT from how many gave each rating, from 1 upwards: top-two-box and mean. The two are different figures: say which.
 * @param counts one entry per rating, at least two, for the ratings 1, 2, 3 ...
 * @throws StatsError when a count is negative, nobody answered, or the scale has fewer than two ratings
 */
export function customerSatisfaction(counts: readonly number[], level = 0.95): CustomerSatisfaction {
  if (counts.length < 2) throw new StatsError('no-rows')
  for (const count of counts) checkAmount('counts', count)
  const respondents = counts.reduce((sum, count) => sum + count, 0)
  if (respondents === 0) throw new StatsError('all-zero', { column: 'counts' })
  const mean = counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / respondents
  const squares = counts.reduce((sum, count, i) => sum + count * (i + 1 - mean) ** 2, 0)
  const standardError = respondents > 1 ? Math.sqrt(squares / (respondents - 1) / respondents) : 0
  const best = counts.slice(-2).reduce((sum, count) => sum + count, 0)
  return {
    topTwo: wilsonInterval(best, respondents, level),
    mean: normalInterval(mean, standardError, level),
    standardError,
    respondents,
  }
}
