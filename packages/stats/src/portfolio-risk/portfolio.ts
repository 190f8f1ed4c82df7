import { checkEach, checkFinite } from '../checks.ts'
import { StatsError } from '../stats-error.ts'
import { dot, portfolioVariance, type SymmetricMatrix } from './covariance.ts'
import { checkWeightLimits, freeWeights, type WeightLimits } from './weight-limits.ts'

/** What is known of the groups: mean returns, their covariance, and how far weights may move. */
export interface PortfolioProblem {
  readonly means: readonly number[]
  /** Symmetric and positive definite; {@link shrinkageCovariance} gives one. */
  readonly covariance: SymmetricMatrix
  readonly limits?: WeightLimits
}

/** Weights that add up to one, and what they earn. */
export interface Portfolio {
  readonly weights: readonly number[]
  readonly mean: number
  readonly deviation: number
}

/** Mean and deviation of given weights. */
export function portfolioOf({ means, covariance }: PortfolioProblem, weights: readonly number[]): Portfolio {
  return {
    weights,
    mean: dot(means, weights),
    deviation: Math.sqrt(Math.max(0, portfolioVariance(covariance, weights))),
  }
}

/** The problem's limits, checked together with its shapes. */
export function checkedLimits({ means, covariance, limits }: PortfolioProblem): WeightLimits {
  const groups = means.length
  if (groups === 0) throw new StatsError('no-rows')
  if (covariance.length !== groups || covariance.some((row) => row.length !== groups)) {
    throw new StatsError('columns-differ-in-length', { lengths: `${groups}, ${covariance.length}` })
  }
  checkEach('means', means, checkFinite)
  for (const [row, values] of covariance.entries()) checkEach(`covariance ${row}`, values, checkFinite)
  const group = covariance.findIndex((row, i) => !(row[i] > 0))
  if (group >= 0) throw new StatsError('constant-returns', { group })
  const checked = limits ?? freeWeights(groups)
  checkWeightLimits(checked, groups)
  return checked
}
