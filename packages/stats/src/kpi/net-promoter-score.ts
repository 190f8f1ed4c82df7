import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { type Estimate, normalInterval } from './interval.ts'

/** How many gave 9-10, 7-8 and 0-6. */
export interface PromoterCounts {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
}

export interface NetPromoterScore extends Estimate {
  readonly standardError: number
  readonly respondents: number
}

/**
 * Net promoter score, promoters less detractors as a share of respondents (−1 to 1; the usual points are 100 times
 * that), with se = √[(p + d − (p − d)²)/n] and a normal interval.
 * @throws StatsError when a count is negative or nobody answered
 */
export function netPromoterScore(counts: PromoterCounts, level = 0.95): NetPromoterScore {
  for (const [name, value] of Object.entries(counts)) checkAmount(name, value)
  const respondents = counts.promoters + counts.passives + counts.detractors
  if (respondents === 0) throw new StatsError('all-zero', { column: 'respondents' })
  const promoters = counts.promoters / respondents
  const detractors = counts.detractors / respondents
  const score = promoters - detractors
  const standardError = Math.sqrt(Math.max(0, promoters + detractors - score * score) / respondents)
  return { ...normalInterval(score, standardError, level), standardError, respondents }
}

/**
 * Promoters, passives and detractors from how many gave each rating.
 * @param counts eleven entries, for the ratings 0 to 10
 * @throws StatsError when there are not eleven
 */
export function promoterCounts(counts: readonly number[]): PromoterCounts {
  if (counts.length !== 11) throw new StatsError('columns-differ-in-length', { lengths: `11, ${counts.length}` })
  const between = (from: number, to: number) => counts.slice(from, to + 1).reduce((sum, count) => sum + count, 0)
  return { promoters: between(9, 10), passives: between(7, 8), detractors: between(0, 6) }
}
