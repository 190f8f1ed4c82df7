import { hypergeometricExcess } from '../../numeric/hypergeometric-excess.ts'
import type { LivingCustomer } from './living-customer.ts'

/**
 * Expected purchases of a living customer within `horizon`. With n = shape, R = rate, c = a+b−1, z = t/(R+t) it is
 *
 *   c/(a−1) · [1 − (1−z)^{a−1} ₂F₁(a−1, c−n; c; z)]
 *
 * (Fader, Hardie & Lee 2005, eq. 10, after Euler's transformation, so that nothing overflows). Written here with
 * ε = a−1, m = −ln(1−z) and the excess of ₂F₁ over 1, it has no singularity at a = 1 and loses nothing at small t:
 *
 *   c · (1 − e^{−εm})/ε − e^{−εm} · c [₂F₁(ε, c−n; c; z) − 1]/ε
 *
 * At a = 0, where nobody leaves, it is n·t/R (NBD).
 */
export function purchasesOfLiving({ shape, rate, a, b }: LivingCustomer, horizon: number): number {
  if (a === 0) return (shape * horizon) / rate
  const epsilon = a - 1
  const c = a + b - 1
  const m = Math.log1p(horizon / rate)
  const excess = hypergeometricExcess({ epsilon, b: c - shape, c, z: horizon / (rate + horizon) })
  const grown = epsilon === 0 ? m : -Math.expm1(-epsilon * m) / epsilon
  return c * grown - Math.exp(-epsilon * m) * excess
}
