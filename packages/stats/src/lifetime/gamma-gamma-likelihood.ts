import digamma from '@stdlib/math-base-special-digamma'
import gammaln from '@stdlib/math-base-special-gammaln'
import trigamma from '@stdlib/math-base-special-trigamma'
import { digammaIncrement } from '../numeric/digamma-increment.ts'
import { type DistinctValues, distinctValues } from '../numeric/distinct-values.ts'
import { logGammaIncrement } from '../numeric/log-beta-ratio.ts'
import type { Curvature, Objective } from '../numeric/log-parameters.ts'
import type { FrequencyMeanValue } from './frequency-mean-value.ts'

/**
 * The log-likelihood of the Gamma-Gamma model with gradient and Hessian in (p, q, γ), in one pass:
 *
 *   ln L = lnΓ(px+q) − lnΓ(px) − lnΓ(q) + q ln γ + (px−1) ln z̄ + px ln x − (px+q) ln(γ + xz̄)
 *
 * (Fader & Hardie 2013, eq. 1a, divided by z̄ so that it is a density of the mean). Gamma functions are taken once per
 * distinct frequency; per row there is one logarithm, that of 1 + γ/xz̄: where p is large γ is small, and p ln xz̄ would
 * take the digits of the rest.
 */
export function gammaGammaLikelihood(data: FrequencyMeanValue): Objective {
  const spend = toSpend(data)
  return ([p, q, gamma]) => {
    const sums = sumRows(spend, gamma)
    return addFrequencyTerms(spend, sums, { p, q, gamma })
  }
}

/** Rows by distinct frequency, with what does not change with the parameters summed beforehand. */
interface Spend {
  readonly frequency: DistinctValues
  readonly total: Float64Array
  readonly weight: Float64Array
  readonly customers: Float64Array
  /** Σ w ln(xz̄) per distinct frequency */
  readonly logTotal: Float64Array
  readonly logMean: number
}

function toSpend(data: FrequencyMeanValue): Spend {
  const frequency = distinctValues(data.frequency)
  const total = data.meanValue.map((mean, i) => mean * data.frequency[i])
  const customers = new Float64Array(frequency.values.length)
  const logTotal = new Float64Array(frequency.values.length)
  let logMean = 0
  for (let i = 0; i < total.length; i++) {
    const code = frequency.codes[i]
    customers[code] += data.weight[i]
    logTotal[code] += data.weight[i] * Math.log(total[i])
    logMean += data.weight[i] * Math.log(data.meanValue[i])
  }
  return { frequency, total, weight: data.weight, customers, logTotal, logMean }
}

/** Σ w ln(1+γ/s), Σ w/(γ+s) and Σ w/(γ+s)² per distinct frequency, s = the customer's total spend. */
interface RowSums {
  readonly excess: Float64Array
  readonly inverse: Float64Array
  readonly inverseSquare: Float64Array
}

function sumRows({ frequency, total, weight }: Spend, gamma: number): RowSums {
  const excess = new Float64Array(frequency.values.length)
  const inverse = new Float64Array(frequency.values.length)
  const inverseSquare = new Float64Array(frequency.values.length)
  for (let i = 0; i < total.length; i++) {
    const code = frequency.codes[i]
    const one = 1 / (gamma + total[i])
    excess[code] += weight[i] * Math.log1p(gamma / total[i])
    inverse[code] += weight[i] * one
    inverseSquare[code] += weight[i] * one * one
  }
  return { excess, inverse, inverseSquare }
}

function addFrequencyTerms(spend: Spend, rows: RowSums, at: { p: number; q: number; gamma: number }): Curvature {
  const { p, q, gamma } = at
  const gradient = new Float64Array(3)
  const hessian = new Float64Array(9)
  let value = -spend.logMean
  for (let i = 0; i < spend.customers.length; i++) {
    const w = spend.customers[i]
    const x = spend.frequency.values[i]
    const px = p * x
    const shape = px + q
    const excess = rows.excess[i]
    value += w * (logGammaIncrement(px, q) - gammaln(q) + q * Math.log(gamma))
    value -= shape * excess + q * spend.logTotal[i]
    gradient[0] += x * (w * digammaIncrement(px, q) - excess)
    gradient[1] += w * (digamma(shape) - digamma(q) + Math.log(gamma)) - spend.logTotal[i] - excess
    gradient[2] += (w * q) / gamma - shape * rows.inverse[i]
    hessian[0] += w * x * x * (trigamma(shape) - trigamma(px))
    hessian[1] += w * x * trigamma(shape)
    hessian[2] -= x * rows.inverse[i]
    hessian[4] += w * (trigamma(shape) - trigamma(q))
    hessian[5] += w / gamma - rows.inverse[i]
    hessian[8] += shape * rows.inverseSquare[i] - (w * q) / (gamma * gamma)
  }
  hessian[3] = hessian[1]
  hessian[6] = hessian[2]
  hessian[7] = hessian[5]
  return { value, gradient, hessian }
}
