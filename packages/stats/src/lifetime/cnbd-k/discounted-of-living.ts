import gammaln from '@stdlib/math-base-special-gammaln'
import { hypergeometricExcess } from '../../numeric/hypergeometric-excess.ts'
import type { LivingRegular } from './living-customer.ts'

const negligible = 1e-18
const widestStep = 0.2
/** Steps per width of a high shape's top: so that the error, about e^{−cθ} / (cos θ)ⁿ at its least, c = 2π/step, is below e^−30. */
const steepestStep = 0.58

/**
 * All purchases ever of a living customer, discounted at the rate δ. Given λ and j stages passed, the m-th purchase is
 * worth φ^{mk−j}, φ = λ/(λ+δ), if the m−1 chances to leave before it are passed, so with n = shape and A = rate
 *
 *   ∫ Gamma(λ; n, A) · Σ_{j<k} [s(λ+δ)]ʲ/j! / S · Σ_{m≥1} B(a, b+m−1)/B(a, b) φ^{mk} dλ
 *
 * whose last sum is φᵏ ₂F₁(1, b; a+b; φᵏ). In v = ln(λA/n) the integrand is analytic and falls on both sides, so that
 * equal steps converge exponentially (Trefethen & Weideman 2014, SIAM Review 56).
 */
export function discountedOfLiving(living: LivingRegular, ratePerUnit: number): number {
  const { shape, stages } = living
  const step = Math.min(widestStep, steepestStep / Math.sqrt(shape + stages))
  const at = (v: number) => integrand(living, ratePerUnit, v)
  const right = sumOutwards(at, 0, step)
  return step * Math.exp(logTop(shape)) * (right + sumOutwards(at, -step, -step))
}

/** Σ over v = from, from + step, ... until what is added no longer counts, having risen to its top and fallen again. */
function sumOutwards(at: (v: number) => number, from: number, step: number): number {
  let sum = 0
  for (let i = 0; ; i++) {
    const value = at(from + i * step)
    sum += value
    if (value <= negligible * sum) return sum
  }
}

/** The integrand in v, but for the density of ln λ at v = 0. */
function integrand(
  { stages, shape, rate, silence, totalWeight, a, b }: LivingRegular,
  delta: number,
  v: number,
): number {
  const lambda = (shape / rate) * Math.exp(v)
  let passed = 1
  let term = 1
  for (let j = 1; j < stages; j++) {
    term *= (silence * (lambda + delta)) / j
    passed += term
  }
  const worth = Math.min(Math.exp(-stages * Math.log1p(delta / lambda)), 1 - Number.EPSILON)
  const excess = hypergeometricExcess({ epsilon: 1, b, c: a + b, z: worth })
  const density = Math.exp(shape * (v - Math.expm1(v)))
  return density * (passed / totalWeight) * worth * (1 + excess / (a + b))
}

/** ln of the density of ln λ at its top, n ln n − n − lnΓ(n); from 16 by Stirling's series, which loses no digits. */
function logTop(n: number): number {
  if (n < 16) return n * Math.log(n) - n - gammaln(n)
  const y = 1 / (n * n)
  return Math.log(n / (2 * Math.PI)) / 2 - (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y / 1680))) / n
}
