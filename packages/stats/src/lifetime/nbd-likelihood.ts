import digamma from '@stdlib/math-base-special-digamma'
import gammaln from '@stdlib/math-base-special-gammaln'
import trigamma from '@stdlib/math-base-special-trigamma'
import { distinctValues, totalByCode } from '../numeric/distinct-values.ts'
import type { Curvature, Objective } from '../numeric/log-parameters.ts'
import type { FrequencyRecencyAge } from './frequency-recency-age.ts'

/**
 * The log-likelihood of the NBD model with gradient and Hessian in (r, α):
 *
 *   ln L = lnΓ(r+x) − lnΓ(r) + r ln α − (r+x) ln(α+T)
 *
 * (Ehrenberg 1959; without x ln T − ln x!, which depends on no parameter, so that it compares with the beta-geometric
 * family, whose limit it is). Recency does not enter. Frequency and age enter apart, so the work grows with their distinct
 * values and not with the rows.
 */
export function nbdLikelihood(data: FrequencyRecencyAge): Objective {
  const totals = toTotals(data)
  return ([r, alpha]) => addFrequencyTerms(sumAges(totals, r, alpha), totals, r)
}

interface Totals {
  readonly frequency: Float64Array
  /** Customers per distinct frequency. */
  readonly frequencyWeight: Float64Array
  readonly age: Float64Array
  /** Customers, and their purchases, per distinct age. */
  readonly ageWeight: Float64Array
  readonly agePurchases: Float64Array
}

function toTotals(data: FrequencyRecencyAge): Totals {
  const frequency = distinctValues(data.frequency)
  const age = distinctValues(data.age)
  return {
    frequency: frequency.values,
    frequencyWeight: totalByCode(frequency, data.weight),
    age: age.values,
    ageWeight: totalByCode(age, data.weight),
    agePurchases: totalByCode(
      age,
      data.weight.map((w, i) => w * data.frequency[i]),
    ),
  }
}

/** Σ r ln α − (r+x) ln(α+T), written with ln(1 + T/α) so that nothing cancels where r and α grow without end. */
function sumAges({ age, ageWeight, agePurchases }: Totals, r: number, alpha: number): Curvature {
  const logAlpha = Math.log(alpha)
  const gradient = new Float64Array(2)
  const hessian = new Float64Array(4)
  let value = 0
  for (let i = 0; i < age.length; i++) {
    const shapes = r * ageWeight[i]
    const purchases = agePurchases[i]
    const growth = Math.log1p(age[i] / alpha)
    const end = 1 / (alpha + age[i])
    value -= (shapes + purchases) * growth + purchases * logAlpha
    gradient[0] -= ageWeight[i] * growth
    gradient[1] += ((shapes * age[i]) / alpha - purchases) * end
    hessian[1] += ((ageWeight[i] * age[i]) / alpha) * end
    hessian[3] += (shapes + purchases) * end * end - shapes / (alpha * alpha)
  }
  hessian[2] = hessian[1]
  return { value, gradient, hessian }
}

/** Adds lnΓ(r+x) − lnΓ(r). */
function addFrequencyTerms(ages: Curvature, { frequency, frequencyWeight }: Totals, r: number): Curvature {
  const { gradient, hessian } = ages
  let { value } = ages
  for (let i = 0; i < frequency.length; i++) {
    const w = frequencyWeight[i]
    const shape = r + frequency[i]
    value += w * (gammaln(shape) - gammaln(r))
    gradient[0] += w * (digamma(shape) - digamma(r))
    hessian[0] += w * (trigamma(shape) - trigamma(r))
  }
  return { value, gradient, hessian }
}
