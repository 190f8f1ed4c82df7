import type { Curvature, Objective } from '../../numeric/log-parameters.ts'
import type { FrequencyRecencyAge } from '../frequency-recency-age.ts'
import { nbdLikelihood } from '../nbd-likelihood.ts'
import { leavingTerms, termCount } from './leaving-terms.ts'

/**
 * The log-likelihood of the Pareto/NBD model with gradient and Hessian in (r, α, s, β), in one pass:
 *
 *   ln L = lnΓ(r+x) − lnΓ(r) + r ln α − (r+x) ln(α+T) − s ln(1 + T/β) + ln(1+J)
 *
 * (Schmittlein, Morrison & Colombo 1987): that of NBD, and what leaving adds; see {@link leavingTerms} for J. The second
 * derivatives are exact, as the first are.
 */
export function paretoNbdLikelihood(data: FrequencyRecencyAge): Objective {
  const staying = nbdLikelihood(data)
  return (parameters) => withStaying(sumRows(data, parameters), staying(parameters.slice(0, 2)))
}

function sumRows({ frequency, recency, age, weight }: FrequencyRecencyAge, parameters: Float64Array): Float64Array {
  const [r, alpha, s, beta] = parameters
  const at = { r, alpha, s, beta }
  const terms = new Float64Array(termCount)
  const sums = new Float64Array(termCount)
  for (let i = 0; i < weight.length; i++) {
    leavingTerms({ frequency: frequency[i], recency: recency[i], age: age[i] }, at, terms)
    for (let k = 0; k < termCount; k++) sums[k] += weight[i] * terms[k]
  }
  return sums
}

function withStaying(sums: Float64Array, staying: Curvature): Curvature {
  const gradient = sums.slice(1, 5)
  const hessian = new Float64Array(16)
  let at = 5
  for (let i = 0; i < 4; i++) {
    for (let j = i; j < 4; j++) {
      hessian[4 * i + j] = sums[at]
      hessian[4 * j + i] = sums[at]
      at++
    }
  }
  for (let i = 0; i < 2; i++) {
    gradient[i] += staying.gradient[i]
    for (let j = 0; j < 2; j++) hessian[4 * i + j] += staying.hessian[2 * i + j]
  }
  return { value: sums[0] + staying.value, gradient, hessian }
}
