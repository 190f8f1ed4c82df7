import { checkSeries, type GroupSeries } from './group-margins.ts'

/** A symmetric matrix, by rows. */
export type SymmetricMatrix = readonly (readonly number[])[]

/** Means of series. */
export function meansOf(series: GroupSeries): number[] {
  return series.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length)
}

/** The sample covariance of series, divisor T − 1. */
export function sampleCovariance(series: GroupSeries): number[][] {
  checkSeries(series)
  const centred = centredSeries(series)
  const periods = series[0].length
  return centred.map((one) => centred.map((other) => dot(one, other) / (periods - 1)))
}

/** Series less their means. */
export function centredSeries(series: GroupSeries): number[][] {
  const means = meansOf(series)
  return series.map((values, s) => values.map((value) => value - means[s]))
}

/** Mean and variance of a portfolio: w'μ and w'Σw. */
export function portfolioVariance(covariance: SymmetricMatrix, weights: readonly number[]): number {
  return dot(times(covariance, weights), weights)
}

/** Σ w. */
export function times(matrix: SymmetricMatrix, vector: readonly number[]): number[] {
  return matrix.map((row) => dot(row, vector))
}

export function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * other[i], 0)
}
