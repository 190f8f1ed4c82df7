import type { FrequencyMeanValue } from './frequency-mean-value.ts'

/**
 * Pearson correlation of purchase frequency and mean value over customers, weighted. The Gamma-Gamma model assumes
 * that it is near zero. 0 when either does not vary.
 */
export function spendCorrelation({ frequency, meanValue, weight }: FrequencyMeanValue): number {
  const x = weightedMean(frequency, weight)
  const m = weightedMean(meanValue, weight)
  let xx = 0
  let mm = 0
  let xm = 0
  for (let i = 0; i < weight.length; i++) {
    const dx = frequency[i] - x
    const dm = meanValue[i] - m
    xx += weight[i] * dx * dx
    mm += weight[i] * dm * dm
    xm += weight[i] * dx * dm
  }
  return xx > 0 && mm > 0 ? xm / Math.sqrt(xx * mm) : 0
}

function weightedMean(column: Float64Array, weight: Float64Array): number {
  let sum = 0
  let total = 0
  for (let i = 0; i < weight.length; i++) {
    sum += weight[i] * column[i]
    total += weight[i]
  }
  return sum / total
}
