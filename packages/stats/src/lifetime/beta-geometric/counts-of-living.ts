import gammaln from '@stdlib/math-base-special-gammaln'
import type { LivingCustomer } from './living-customer.ts'

/**
 * The probabilities that a living customer makes at least 0, 1, 2, ... purchases within `horizon`, to the first that
 * is at most `tail`.
 *
 * At least m purchases means m arrivals within the horizon, and the first m−1 chances to leave passed:
 *   P(Y ≥ m) = P(N ≥ m) · B(a, b+m−1)/B(a, b),   N ~ NegativeBinomial(shape, rate/(rate+t))
 * whose differences are Fader, Hardie & Lee 2005, eq. 8.
 */
export function purchasesAtLeast(living: LivingCustomer, horizon: number, tail: number): number[] {
  const arrivals = arrivalsAtLeast(arrivalProbabilities(living, horizon, { count: 0, remainder: tail * 1e-9 }))
  // Their sum is 1 but for rounding, which adds up over a hundred thousand counts; divided out, none is above 1.
  const atLeast = arrivals.map((probability) => probability / arrivals[0])
  let stayed = 1
  for (let m = 2; m < atLeast.length; m++) {
    stayed *= (living.b + m - 2) / (living.a + living.b + m - 2)
    atLeast[m] *= stayed
  }
  const end = atLeast.findIndex((probability) => probability <= tail)
  return end < 0 ? [...atLeast, 0] : atLeast.slice(0, end + 1)
}

/**
 * The probability that a living customer makes exactly `count` purchases within `horizon`:
 *   P(Y = n) = P(N = n) · B(a, b+n)/B(a, b) + [n > 0] P(N ≥ n) · B(a+1, b+n−1)/B(a, b)
 * (Fader, Hardie & Lee 2005, eq. 8). The upper tail is summed itself, not taken from 1, so tiny probabilities keep
 * their digits.
 */
export function probabilityOfExactly(living: LivingCustomer, horizon: number, count: number): number {
  const remainder = 1e-17 * Math.exp(logArrivalProbability(living, horizon, count))
  const probabilities = arrivalProbabilities(living, horizon, { count, remainder })
  const { a, b } = living
  let passed = 1
  for (let j = 1; j < count; j++) passed *= (b + j - 1) / (a + b + j - 1)
  if (count === 0) return probabilities[0]
  const tail = arrivalsAtLeast(probabilities.slice(count))[0]
  return (passed * (probabilities[count] * (b + count - 1) + tail * a)) / (a + b + count - 1)
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

/** Sums from the far end. */
function arrivalsAtLeast(probabilities: readonly number[]): number[] {
  let total = 0
  return probabilities.map((_, j) => (total += probabilities[probabilities.length - 1 - j])).reverse()
}
