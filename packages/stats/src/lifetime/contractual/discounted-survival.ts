import { sumOfFalling } from '../../numeric/sum-of-falling.ts'
import { type Leaving, logSurvival } from './log-survival.ts'

/** Of a customer who has renewed `from` times. */
export interface RemainingPeriods {
  readonly from: number
  /** Rate of discount per period, from 0. */
  readonly discountRate: number
  /** Renewals that count, from 0; Infinity counts all. */
  readonly horizon: number
}

/**
 * Σ_{t=1}^{horizon} S(n+t)/S(n) · (1+d)^{−t}: the discounted number of renewals that a customer with n renewals still
 * makes. Infinite where it has no finite value: without horizon and discount, when S falls like t^{−αc} with αc ≤ 1.
 */
export function discountedSurvival(leaving: Leaving, { from, discountRate, horizon }: RemainingPeriods): number {
  const force = Math.log1p(discountRate)
  const endless = horizon === Infinity && force === 0
  if (endless && leaving.alpha * leaving.c <= 1) return Infinity
  const term = (t: number) => Math.exp(logSurvival(leaving, { from, to: from + t }) - force * t)
  const rest = (t: number) => (endless ? powerTail(leaving, from + t, term(t)) : null)
  return sumOfFalling({ term, from: 1, to: horizon, rest })
}

/** Beyond this multiple of α + β, two terms of the series of S in 1/t^c have 12 digits. */
const far = 1e6

/**
 * ∫_t^∞ S(u) du where S has become a power of u, with its first correction:
 * S(u) ∝ w^{−α} (1 − αm/w), w = u^c, m = (α + 2β − 1)/2 (Abramowitz & Stegun 1964, 6.1.47); null nearer than that.
 */
function powerTail({ alpha, beta, c }: Leaving, t: number, survival: number): number | null {
  const w = t ** c
  if (w < far * (1 + alpha + beta)) return null
  const correction = (alpha * (alpha + 2 * beta - 1)) / (2 * w)
  const first = 1 / (alpha * c - 1)
  return (survival * t * (first - correction / (alpha * c + c - 1))) / (1 - correction)
}
