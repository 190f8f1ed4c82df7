import gammaln from '@stdlib/math-base-special-gammaln'
import { atLeastBeforeLeaving, exactlyBeforeLeaving } from './before-leaving.ts'
import type { LivingCustomer } from './living-customer.ts'

/**
 * The probabilities that a living customer makes at least 0, 1, 2, ... purchases within `horizon`, to the first that
 * is at most `tail`. N ~ NegativeBinomial(shape, rate/(rate+t)) would come if the customer never left; the differences
 * are Fader, Hardie & Lee 2005, eq. 8.
 */
export function purchasesAtLeast(living: LivingCustomer, horizon: number, tail: number): number[] {
  const arrivals = arrivalProbabilities(living, horizon, { count: 0, remainder: tail * 1e-9 })
  return atLeastBeforeLeaving(arrivals, living, tail)
}

/** The probability that a living customer makes exactly `count` purchases within `horizon` (Fader, Hardie & Lee 2005, eq. 8). */
export function probabilityOfExactly(living: LivingCustomer, horizon: number, count: number): number {
  const remainder = 1e-17 * Math.exp(logArrivalProbability(living, horizon, count))
  return exactlyBeforeLeaving(arrivalProbabilities(living, horizon, { count, remainder }), living, count)
}

/** P(N = 0), P(N = 1), ... to `count` at least, and until all that follow sum to `remainder` at most. */
function arrivalProbabilities(
  { shape, rate }: LivingCustomer,
  horizon: number,
  until: { readonly count: number; readonly remainder: number },
): number[] {
  const hit = horizon / (rate + horizon)
  const probabilities: number[] = []
  // In logarithms, because P(N = 0) underflows for a shape of 2000.
  let log = -shape * Math.log1p(horizon / rate)
  for (let j = 0; ; j++) {
    const probability = Math.exp(log)
    probabilities.push(probability)
    const ratio = ((shape + j) / (j + 1)) * hit
    const rest = ratio < 1 ? (probability * Math.max(ratio, hit)) / (1 - Math.max(ratio, hit)) : Infinity
    if (j >= until.count && rest <= until.remainder) return probabilities
    log += Math.log(ratio)
  }
}

function logArrivalProbability({ shape, rate }: LivingCustomer, horizon: number, count: number): number {
  const stirling = gammaln(shape + count) - gammaln(shape) - gammaln(count + 1)
  const hits = count === 0 ? 0 : count * Math.log(horizon / (rate + horizon))
  return stirling - shape * Math.log1p(horizon / rate) + hits
}
