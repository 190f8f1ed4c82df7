import { checkEach, checkFinite } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

export interface WeightedScore {
  /** Null when no criterion with weight is rated. */
  readonly score: number | null
  /** Share of the weights whose criteria are rated. */
  readonly coverage: number
  /** Coverage lies below what is asked for: show the score with a flag. */
  readonly isThin: boolean
}

/** Below this the score rests on too few criteria (domain practice). */
const neededCoverage = 0.8

/**
 * Σ wₖ rₖ over the criteria that are rated, with their weights renormalised to one: a missing rating is not imputed.
 * Weights are in any unit (100 points), not negative.
 * @throws StatsError when ratings and weights differ in length, a weight is negative, or all are zero
 */
export function weightedScore(ratings: readonly (number | null)[], weights: readonly number[]): WeightedScore {
  if (ratings.length !== weights.length) {
    throw new StatsError('columns-differ-in-length', { lengths: `${ratings.length}, ${weights.length}` })
  }
  checkEach('weights', weights, checkAmount)
  let [all, rated, sum] = [0, 0, 0]
  for (const [criterion, rating] of ratings.entries()) {
    all += weights[criterion]
    if (rating === null) continue
    checkFinite('ratings', rating)
    rated += weights[criterion]
    sum += weights[criterion] * rating
  }
  if (all === 0) throw new StatsError('all-zero', { column: 'weights' })
  const coverage = rated / all
  return { score: rated > 0 ? sum / rated : null, coverage, isThin: coverage < neededCoverage - 1e-12 }
}
