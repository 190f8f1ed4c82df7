import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import type { Rows } from '../rows.ts'

/** A component of a mixture in the form in which densities are computed. */
export interface Density {
  /** Of all weight, above 0; the shares of all components add up to 1. */
  readonly share: number
  readonly mean: Float64Array
  /** By rows, d × d. */
  readonly covariance: Float64Array
  /** W by rows, lower triangular, with WᵀW = Σ⁻¹: the squared length of W (x − μ) is Mahalanobis' distance. */
  readonly whitening: Float64Array
  readonly logDeterminant: number
}

/** Prepares a component; null when its covariance is not positive definite. */
export function toDensity(share: number, mean: Float64Array, covariance: Float64Array): Density | null {
  const d = mean.length
  const factor = new CholeskyDecomposition(Matrix.from1DArray(d, d, covariance))
  if (!factor.isPositiveDefinite()) return null
  const lower = factor.lowerTriangularMatrix.to1DArray()
  let logDeterminant = 0
  for (let j = 0; j < d; j++) logDeterminant += 2 * Math.log(lower[j * d + j])
  return { share, mean, covariance, whitening: inverseOfLower(lower, d), logDeterminant }
}

/** Forward substitution, column by column. */
function inverseOfLower(lower: readonly number[], d: number): Float64Array {
  const inverse = new Float64Array(d * d)
  for (let column = 0; column < d; column++) {
    for (let i = column; i < d; i++) {
      let sum = i === column ? 1 : 0
      for (let j = column; j < i; j++) sum -= lower[i * d + j] * inverse[j * d + column]
      inverse[i * d + column] = sum / lower[i * d + i]
    }
  }
  return inverse
}

/** ln(share · normal density) of every row: −½ (d ln 2π + ln |Σ| + |W (x − μ)|²) + ln share. */
export function weightedLogDensities(rows: Rows, density: Density): Float64Array {
  const { dimensions: d, coordinates } = rows
  const { whitening, mean } = density
  const constant = Math.log(density.share) - 0.5 * (d * Math.log(2 * Math.PI) + density.logDeterminant)
  const centred = new Float64Array(d)
  const logs = new Float64Array(rows.size)
  for (let row = 0; row < rows.size; row++) {
    for (let j = 0; j < d; j++) centred[j] = coordinates[row * d + j] - mean[j]
    let length = 0
    for (let i = 0; i < d; i++) {
      let sum = 0
      for (let j = 0, at = i * d; j <= i; j++, at++) sum += whitening[at] * centred[j]
      length += sum * sum
    }
    logs[row] = constant - 0.5 * length
  }
  return logs
}

export interface Posterior {
  /** Per component, the probability of each row to belong to it. */
  readonly responsibilities: readonly Float64Array[]
  /** Per row, the logarithm of the density of the whole mixture. */
  readonly logDensity: Float64Array
}

/** Bayes' rule in logarithms with the largest term taken out, so that far rows neither overflow nor vanish. */
export function posterior(rows: Rows, mixture: readonly Density[]): Posterior {
  const responsibilities = mixture.map((density) => weightedLogDensities(rows, density))
  const logDensity = new Float64Array(rows.size)
  for (let row = 0; row < rows.size; row++) {
    let largest = -Infinity
    for (const logs of responsibilities) largest = Math.max(largest, logs[row])
    let sum = 0
    for (const logs of responsibilities) sum += Math.exp(logs[row] - largest)
    logDensity[row] = largest + Math.log(sum)
    for (const logs of responsibilities) logs[row] = Math.exp(logs[row] - logDensity[row])
  }
  return { responsibilities, logDensity }
}
