/** Mean and population variance of a weighted column; rows without a value (NaN) count for nothing. */
export interface WeightedMoments {
  /** The weight of the rows that have a value. */
  readonly weight: number
  readonly mean: number
  readonly variance: number
}

/** In two passes, so that a large mean does not drown a small variance. Without weight, mean and variance are 0. */
export function weightedMoments(column: Float64Array, weight: Float64Array): WeightedMoments {
  let total = 0
  let sum = 0
  for (let i = 0; i < column.length; i++) {
    if (weight[i] > 0 && !Number.isNaN(column[i])) {
      total += weight[i]
      sum += weight[i] * column[i]
    }
  }
  if (total === 0) return { weight: 0, mean: 0, variance: 0 }
  const mean = sum / total
  let squares = 0
  for (let i = 0; i < column.length; i++) {
    if (weight[i] > 0 && !Number.isNaN(column[i])) squares += weight[i] * (column[i] - mean) ** 2
  }
  return { weight: total, mean, variance: squares / total }
}
