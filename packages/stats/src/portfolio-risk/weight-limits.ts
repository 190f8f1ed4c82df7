import { checkShare } from '../checks.ts'
import { inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** Least and most share of each group. They matter: customers cannot be bought and sold freely. */
export interface WeightLimits {
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

/** Any share from nothing to all. */
export function freeWeights(groups: number): WeightLimits {
  return { lower: new Array(groups).fill(0), upper: new Array(groups).fill(1) }
}

/** Limits of ± a share of the present weights (0.3: thirty percent more or less), within 0..1. */
export function limitsAround(weights: readonly number[], change: number): WeightLimits {
  return {
    lower: weights.map((weight) => Math.max(0, weight * (1 - change))),
    upper: weights.map((weight) => Math.min(1, weight * (1 + change))),
  }
}

/**
 * Refuses limits outside 0..1, crossed, or that cannot add up to one.
 * @throws StatsError naming the group as row, or the sums
 */
export function checkWeightLimits({ lower, upper }: WeightLimits, groups: number): void {
  if (lower.length !== groups || upper.length !== groups) {
    throw new StatsError('columns-differ-in-length', { lengths: `${groups}, ${lower.length}, ${upper.length}` })
  }
  for (let row = 0; row < groups; row++) {
    inRow(row, () => {
      checkShare('lower', lower[row])
      checkShare('upper', upper[row])
    })
    if (lower[row] > upper[row]) throw new StatsError('not-in-order', { row, lower: lower[row], upper: upper[row] })
  }
  const least = lower.reduce((sum, value) => sum + value, 0)
  const most = upper.reduce((sum, value) => sum + value, 0)
  if (least > 1 + 1e-12 || most < 1 - 1e-12) throw new StatsError('limits-leave-no-room', { least, most })
}
