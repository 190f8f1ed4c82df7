import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { checkLevel } from '../../numeric/quantile.ts'
import { checkCount } from '../frequency-recency-age.ts'
import { type ContractModel, leaving } from './contract-model.ts'
import { logSurvivalCurvature } from './log-survival.ts'

/** A customer who has renewed `renewals` times, and `further` renewals to come. Whole, from 0. */
export interface Tenure {
  readonly renewals: number
  readonly further: number
}

/** `se`, `lower` and `upper` are null when the model has no covariance. */
export interface ProbabilityEstimate {
  readonly estimate: number
  readonly se: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * S(n + t)/S(n): the probability that a customer with n renewals makes t more, with the interval of the given level
 * that the uncertainty of the parameters leaves (delta method on ln(−ln S), so that it stays between 0 and 1). It is the
 * interval of a share of many such customers; a single one comes or leaves.
 * @throws StatsError when a number is not whole from 0, or the level is not between 0 and 1
 */
export function conditionalSurvival(model: ContractModel, tenure: Tenure, level = 0.95): ProbabilityEstimate {
  checkCount('renewals', tenure.renewals)
  checkCount('further', tenure.further)
  checkLevel(level)
  const span = { from: tenure.renewals, to: tenure.renewals + tenure.further }
  const { value, gradient } = logSurvivalCurvature(leaving(model), span)
  const estimate = Math.exp(value)
  const { covariance } = model
  if (covariance === null) return { estimate, se: null, lower: null, upper: null }
  if (tenure.further === 0) return { estimate, se: 0, lower: 1, upper: 1 }
  const logError = Math.sqrt(quadraticForm(covariance, gradient))
  const spread = Math.exp((normalQuantile((1 + level) / 2, 0, 1) * logError) / -value)
  const lower = Math.exp(value * spread)
  return { estimate, se: estimate * logError, lower, upper: Math.exp(value / spread) }
}

function quadraticForm(matrix: readonly (readonly number[])[], vector: Float64Array): number {
  return matrix.reduce((sum, row, i) => {
    return sum + vector[i] * row.reduce((inner, value, j) => inner + value * vector[j], 0)
  }, 0)
}
