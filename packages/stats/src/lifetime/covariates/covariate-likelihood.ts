import type { Objective } from '../../numeric/log-parameters.ts'
import { type CovariateForm, inPredictors } from './covariate-form.ts'

/** Customers who share all covariates, and so their parameters: their own likelihood in these. */
export interface CovariateGroup {
  readonly likelihood: Objective
  /** By how much each coordinate counts in its predictor for this group: 1, or the signed covariate. */
  readonly factors: Float64Array
}

/** `predictors`: to which predictor each coordinate adds. Coordinates are first the four predictors of an average customer. */
export interface CovariateProblem {
  readonly form: CovariateForm
  readonly groups: readonly CovariateGroup[]
  readonly predictors: readonly number[]
  /** The penalty is half of this times the sum of squares of the coefficients. */
  readonly ridge: number
}

/**
 * The penalised log-likelihood with gradient and Hessian: predictors are sums over coordinates of factor times value, so
 * by the chain rule each group's derivatives are spread over coordinates by their factors.
 */
export function covariateLikelihood({ form, groups, predictors, ridge }: CovariateProblem): Objective {
  const size = predictors.length
  const first = form.parameterNames.length
  return (coordinates) => {
    let value = -penaltyOf(coordinates, first, ridge)
    const gradient = coordinates.map((coefficient, c) => (c < first ? 0 : -ridge * coefficient))
    const hessian = new Float64Array(size * size)
    for (let c = first; c < size; c++) hessian[size * c + c] = -ridge
    for (const { likelihood, factors } of groups) {
      const point = form.parametersAt(predictorsOf(coordinates, predictors, factors))
      const part = inPredictors(likelihood(Float64Array.from(point.parameters)), point)
      value += part.value
      for (let c = 0; c < size; c++) {
        gradient[c] += factors[c] * part.gradient[predictors[c]]
        const row = first * predictors[c]
        for (let d = c; d < size; d++) {
          hessian[size * c + d] += factors[c] * factors[d] * part.hessian[row + predictors[d]]
        }
      }
    }
    mirror(hessian, size)
    return { value, gradient, hessian }
  }
}

/** Both triangles to the last digit, which rounding would not leave equal. */
function mirror(hessian: Float64Array, size: number): void {
  for (let c = 0; c < size; c++) {
    for (let d = 0; d < c; d++) hessian[size * c + d] = hessian[size * d + c]
  }
}

/** Half the ridge times the sum of squares of all coordinates from `first`. */
export function penaltyOf(coordinates: ArrayLike<number>, first: number, ridge: number): number {
  let squares = 0
  for (let c = first; c < coordinates.length; c++) squares += coordinates[c] ** 2
  return (ridge * squares) / 2
}

function predictorsOf(coordinates: Float64Array, predictors: readonly number[], factors: Float64Array): number[] {
  const sums = [0, 0, 0, 0]
  for (let c = 0; c < coordinates.length; c++) sums[predictors[c]] += factors[c] * coordinates[c]
  return sums
}
