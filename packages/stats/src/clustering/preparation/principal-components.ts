import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { weightedMoments } from '../../numeric/weighted-moments.ts'
import { StatsError } from '../../stats-error.ts'
import type { Columns } from '../points.ts'

/** Orthogonal directions of greatest variance: component c of a row is Σ loadings[c][j] · (x_j − means[j]). */
export interface PrincipalComponents {
  readonly means: readonly number[]
  /** One row per component, of length 1, its largest entry positive so that its direction does not depend on chance. */
  readonly loadings: readonly (readonly number[])[]
  /** The share of the variance that the components kept hold together. */
  readonly explained: number
}

/** As few components as hold the wanted share of the variance of the scaled measures. */
export function fitComponents(columns: Columns, weight: Float64Array, wanted: number): PrincipalComponents {
  if (!(wanted > 0 && wanted <= 1))
    throw new StatsError('option-out-of-range', { option: 'explainedVariance', value: wanted })
  const values = Object.values(columns)
  const means = values.map((column) => weightedMoments(column, weight).mean)
  const covariance = covarianceOf(values, weight, means)
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true })
  const total = realEigenvalues.reduce((sum, value) => sum + value, 0)
  const order = Array.from(realEigenvalues.keys()).sort((one, other) => realEigenvalues[other] - realEigenvalues[one])
  const shareOf = (kept: readonly number[]) => kept.reduce((sum, c) => sum + realEigenvalues[c], 0) / total
  const enough = order.findIndex((_, last) => shareOf(order.slice(0, last + 1)) >= wanted * (1 - 1e-12))
  const kept = order.slice(0, enough + 1)
  const loadings = kept.map((c) => withLargestPositive(eigenvectorMatrix.getColumn(c)))
  return { means, loadings, explained: shareOf(kept) }
}

export function project({ means, loadings }: PrincipalComponents, columns: Columns): Columns {
  const values = Object.values(columns)
  const projected = loadings.map((loading, c) => {
    const component = new Float64Array(values[0].length)
    for (const [j, column] of values.entries()) {
      for (let row = 0; row < column.length; row++) component[row] += loading[j] * (column[row] - means[j])
    }
    return [`component-${c + 1}`, component]
  })
  return Object.fromEntries(projected)
}

function covarianceOf(columns: readonly Float64Array[], weight: Float64Array, means: readonly number[]): Matrix {
  const total = weight.reduce((sum, w) => sum + w, 0)
  const covariance = columns.map((one, i) =>
    columns.map((other, j) => {
      let sum = 0
      for (let row = 0; row < weight.length; row++) sum += weight[row] * (one[row] - means[i]) * (other[row] - means[j])
      return sum / total
    }),
  )
  return new Matrix(covariance)
}

function withLargestPositive(vector: readonly number[]): number[] {
  const largest = vector.reduce((best, value) => (Math.abs(value) > Math.abs(best) * (1 + 1e-12) ? value : best), 0)
  return largest < 0 ? vector.map((value) => -value) : [...vector]
}
