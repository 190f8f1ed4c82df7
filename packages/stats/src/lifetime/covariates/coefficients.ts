import type { Objective } from '../../numeric/log-parameters.ts'
import type { CovariateForm } from './covariate-form.ts'
import type { StandardColumn } from './covariate-histories.ts'

/** One coefficient: on which predictor it acts, and on which column. */
export interface Coefficient {
  readonly name: string
  readonly predictor: number
  readonly sign: 1 | -1
  readonly column: StandardColumn
}

/** What a coefficient per standard deviation adds to a predictor of a customer whose covariates are all 0. */
export function shareAtZero({ predictor, sign, column }: Coefficient, p: number): number {
  return predictor === p ? (-sign * column.mean) / column.deviation : 0
}

/**
 * The coordinates of the search, which are the predictors of an average customer and coefficients per standard deviation, of
 * parameters as they are told: those at 0 and coefficients per unit.
 */
export function coordinatesOf(
  form: CovariateForm,
  coefficients: readonly Coefficient[],
  values: readonly number[],
): number[] {
  const size = form.parameterNames.length
  const effects = coefficients.map(({ column }, j) => values[size + j] * column.deviation)
  const average = form.predictorsOf(values.slice(0, size)).map((value, p) => {
    return coefficients.reduce((sum, one, j) => sum - effects[j] * shareAtZero(one, p), value)
  })
  return [...average, ...effects]
}

/** A function of the coordinates as one of the parameters as they are told, by the chain rule. */
export function inParametersAtZero(
  objective: Objective,
  form: CovariateForm,
  coefficients: readonly Coefficient[],
): Objective {
  const first = form.parameterNames.length
  const size = first + coefficients.length
  return (given) => {
    const values = Array.from(given)
    const { slopes, bends } = form.movesOf(values.slice(0, first))
    // How each coordinate moves with each parameter.
    const moves = Array.from({ length: size }, (_, c) => {
      const byCoefficient = coefficients.map((one, j) => {
        return c < first ? -one.column.deviation * shareAtZero(one, c) : c === first + j ? one.column.deviation : 0
      })
      return [...(c < first ? slopes[c] : slopes.map(() => 0)), ...byCoefficient]
    })
    const { value, gradient, hessian } = objective(Float64Array.from(coordinatesOf(form, coefficients, values)))
    const bent = (i: number, j: number) => {
      return i < first && j < first ? bends.reduce((sum, bend, p) => sum + gradient[p] * bend[i][j], 0) : 0
    }
    const second = (_: number, at: number) => {
      const [i, j] = [Math.floor(at / size), at % size]
      return moves.reduce(
        (sum, row, c) => {
          return row[i] === 0
            ? sum
            : sum + row[i] * moves.reduce((of, other, d) => of + hessian[size * c + d] * other[j], 0)
        },
        bent(i, j),
      )
    }
    return {
      value,
      gradient: gradient.map((_, i) => moves.reduce((sum, row, c) => sum + gradient[c] * row[i], 0)),
      hessian: symmetric(hessian.map(second), size),
    }
  }
}

/** Both triangles to the last digit, which rounding would not leave equal. */
function symmetric(hessian: Float64Array, size: number): Float64Array {
  return hessian.map((_, at) => {
    const [i, j] = [Math.floor(at / size), at % size]
    return hessian[size * Math.min(i, j) + Math.max(i, j)]
  })
}
