import type { Objective } from '../../numeric/log-parameters.ts'
import type { FrequencyRecencyAge } from '../frequency-recency-age.ts'

/**
 * The log-likelihood of the Beta-Bernoulli model with gradient and Hessian in (α, β): of the sequence, not of the count,
 *
 *   ln L = lnB(α+x, β+n−x) − lnB(α, β) = Σ_{i<x} ln(α+i) + Σ_{i<n−x} ln(β+i) − Σ_{i<n} ln(α+β+i)
 *
 * so that it compares with BG/BB. Summed over customers, ln(α+i) counts those with x > i, and so on: after these are
 * counted once, the work grows with the longest history and not with the rows.
 */
export function betaBernoulliLikelihood(data: FrequencyRecencyAge): Objective {
  const { frequency, age, weight } = data
  const used = customersBeyond(frequency, weight)
  const passed = customersBeyond(
    age.map((n, row) => n - frequency[row]),
    weight,
  )
  const offered = customersBeyond(age, weight)
  return ([alpha, beta]) => {
    const a = weightedLogs(used, alpha)
    const b = weightedLogs(passed, beta)
    const both = weightedLogs(offered, alpha + beta)
    return {
      value: a.log + b.log - both.log,
      gradient: Float64Array.of(a.slope - both.slope, b.slope - both.slope),
      hessian: Float64Array.of(a.second - both.second, -both.second, -both.second, b.second - both.second),
    }
  }
}

/** Position i: the weight of rows whose count is above i. */
function customersBeyond(counts: Float64Array, weight: Float64Array): Float64Array {
  const most = counts.reduce((found, count) => Math.max(found, count), 0)
  const beyond = new Float64Array(most)
  for (let row = 0; row < counts.length; row++) if (counts[row] > 0) beyond[counts[row] - 1] += weight[row]
  for (let i = most - 2; i >= 0; i--) beyond[i] += beyond[i + 1]
  return beyond
}

function weightedLogs(weight: Float64Array, theta: number): { log: number; slope: number; second: number } {
  let log = 0
  let slope = 0
  let second = 0
  for (let i = 0; i < weight.length; i++) {
    const inverse = 1 / (theta + i)
    log += weight[i] * Math.log(theta + i)
    slope += weight[i] * inverse
    second -= weight[i] * inverse * inverse
  }
  return { log, slope, second }
}
