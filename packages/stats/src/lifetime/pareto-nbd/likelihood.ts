import type { Curvature, Objective } from '../../numeric/log-parameters.ts'
import type { FrequencyRecencyAge } from '../frequency-recency-age.ts'
import { nbdLikelihood } from '../nbd-likelihood.ts'
import { addLeavingTerms, termCount } from './leaving-terms.ts'
import type { ParetoNbdParameters } from './log-odds-of-leaving.ts'
import { type Silences, toSilences } from './silences.ts'

/**
 * The log-likelihood of the Pareto/NBD model with gradient and Hessian in (r, α, s, β), in one pass:
 *
 *   ln L = lnΓ(r+x) − lnΓ(r) + r ln α − (r+x) ln(α+T) − s ln(1 + T/β) + ln(1+J)
 *
 * (Schmittlein, Morrison & Colombo 1987): that of NBD, and what leaving adds; see {@link addLeavingTerms} for J. The second
 * derivatives are exact, as the first are.
 */
export function paretoNbdLikelihood(data: FrequencyRecencyAge): Objective {
  const staying = nbdLikelihood(data)
  const silences = toSilences(data)
  return (parameters) => withStaying(sumRuns(silences, parameters), staying(parameters.slice(0, 2)))
}

function sumRuns(silences: Silences, [r, alpha, s, beta]: Float64Array): Float64Array {
  const at = { r, alpha, s, beta }
  const sums = new Float64Array(termCount)
  for (let run = 0; run < silences.frequency.length; run++) addLeavingTerms(sums, run, { silences, at })
  addLifetimeTerms(sums, silences, at)
  return sums
}

/** −s ln(1 + T/β) of all customers, by distinct ages. */
function addLifetimeTerms(out: Float64Array, { age, ageWeight }: Silences, { s, beta }: ParetoNbdParameters): void {
  for (let i = 0; i < age.length; i++) {
    const growth = ageWeight[i] * Math.log1p(age[i] / beta)
    const slope = (ageWeight[i] * age[i]) / (beta * (beta + age[i]))
    out[0] -= s * growth
    out[3] -= growth
    out[4] += s * slope
    out[13] += slope
    out[14] -= s * slope * ((2 * beta + age[i]) / (beta * (beta + age[i])))
  }
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
