import { checkAmount, inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** The least and the most effort of each group; `upper` may be Infinity. */
export interface EffortLimits {
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

/** No limits but that effort is not negative. */
export function freeEffort(groups: number): EffortLimits {
  return { lower: new Array(groups).fill(0), upper: new Array(groups).fill(Infinity) }
}

/**
 * Refuses limits that are negative, crossed, of another length, or cannot add up to the budget.
 * @throws StatsError naming the group as row, or the sums that leave no room
 */
export function checkLimits({ lower, upper }: EffortLimits, groups: number): void {
  if (lower.length !== groups || upper.length !== groups) {
    throw new StatsError('columns-differ-in-length', { lengths: `${groups}, ${lower.length}, ${upper.length}` })
  }
  for (let row = 0; row < groups; row++) {
    inRow(row, () => checkAmount('lower', lower[row]))
    if (!(lower[row] <= upper[row])) throw new StatsError('not-in-order', { row, lower: lower[row], upper: upper[row] })
  }
}

/** Refuses a budget below the sum of the lower limits. */
export function checkBudgetCovers(budget: number, { lower }: EffortLimits): void {
  const least = sumOf(lower)
  if (budget < least * (1 - 1e-12)) throw new StatsError('limits-leave-no-room', { budget, least })
}

/** Refuses a budget above the sum of the upper limits, because then it cannot all be spent. */
export function checkBudgetFits(budget: number, { upper }: EffortLimits): void {
  const most = sumOf(upper)
  if (budget > most * (1 + 1e-12)) throw new StatsError('limits-leave-no-room', { budget, most })
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
