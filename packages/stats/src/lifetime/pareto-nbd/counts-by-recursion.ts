import type { LivingCustomer } from './living-customer.ts'

/** What is left out at the end of the counts, relative to the tail that is asked for: less than rounding. */
const negligible = 1e-18
/** A horizon so many times A, or so many times A/s, would be a long way down, with few counts that are asked for at its end. */
const farthest = 200
const farthestLeaving = 2000
/** Small enough that nothing overflows however few stay until the end. */
const start = 1e-250

/**
 * Whether {@link countsByRecursion} keeps its digits: what is carried from one count to the next, (1−A/B)(m+1)/(m+shape),
 * must not be below −1, or errors would grow on the way down.
 */
export function canRecur({ shape, s, alphaTime, betaTime }: LivingCustomer, horizon: number): boolean {
  const reach = horizon / alphaTime
  return alphaTime / betaTime - 1 <= Math.min(1, shape) && reach <= farthest && s * reach <= farthestLeaving
}

/**
 * The probabilities that a living customer makes at least 0, 1, 2, ... purchases within `horizon`, to the first that is at
 * most `tail`, from the last count that matters down to none:
 *
 *   (m + shape) P(Y = m) = (m + shape) κ P(N = m) + c (m+1) P(Y = m+1) + s (A/B) P(Y ≥ m+1),    c = 1 − A/B
 *
 * with A = alphaTime, B = betaTime, N ~ NegativeBinomial(shape, A/(A+t)) the arrivals of one who stays, and a κ that does
 * not depend on m, so that P(Y ≥ 0) = 1 gives it. It is the derivative of wᵐ(1−w)^{shape+s}(1−cw)^{1−s}, integrated over
 * w = τ/(A+τ) from 0 to t/(A+t): P(Y ≥ m) is the integral of w^{m−1}(1−w)^{shape+s−1}(1−cw)^{−s} / B(m, shape). Where A ≤ B all
 * parts are positive and nothing cancels; see {@link canRecur} for the rest.
 */
export function countsByRecursion(living: LivingCustomer, horizon: number, tail: number): number[] {
  const { shape, s, alphaTime, betaTime } = living
  const hit = horizon / (alphaTime + horizon)
  const carried = (betaTime - alphaTime) / betaTime
  const leaving = (s * alphaTime) / betaTime
  // Of P(Y ≥ m) ∝ ∫ w^{m−1}(1−w)^{shape+s−1}(1−cw)^{−s} the part below t/(A+t) is less than if the last factor were left out,
  // or, where it falls, were (1−w)^s: with it begins what the first count that is left out could add to those before.
  const last = lastArrival(shape + (carried < 0 ? 2 : 1) * s, hit, negligible * tail)
  const atLeast = new Float64Array(last + 2)
  // P(N = m) and P(Y = m), up to a common factor.
  let arriving = start
  let exactly = 0
  for (let m = last; m >= 0; m--) {
    exactly = arriving + (carried * (m + 1) * exactly + leaving * atLeast[m + 1]) / (m + shape)
    atLeast[m] = atLeast[m + 1] + exactly
    arriving *= m / ((m - 1 + shape) * hit)
  }
  return upToTail(atLeast, tail)
}

/** Divides by the first, which stands for certainty. */
function upToTail(parts: Float64Array, tail: number): number[] {
  const atLeast = [1]
  for (let m = 1; atLeast[m - 1] > tail; m++) atLeast.push(parts[m] / parts[0])
  return atLeast
}

/** A count beyond which NegativeBinomial(shape, 1 − hit) has at most `remainder`. */
function lastArrival(shape: number, hit: number, remainder: number): number {
  let count = Math.max(0, Math.floor(((shape - 1) * hit) / (1 - hit)))
  let probability = 1
  let sum = 1
  for (;;) {
    const ratio = ((shape + count) / (count + 1)) * hit
    const falling = Math.max(ratio, hit)
    if (falling < 1 && probability * falling <= remainder * sum * (1 - falling)) return count
    probability *= ratio
    sum += probability
    count++
  }
}
