import { gaussLegendre } from './gauss-legendre.ts'

const rule = gaussLegendre(24)
const widestPanel = 2
/** What lies beyond a fall of e^−40 is less than rounding. */
const deepest = 40

/**
 * e^z E_s(z) = ∫₁^∞ e^{−z(v−1)} v^{−s} dv for z > 0 and any s ≥ 0 (NIST DLMF 8.19.3), taken in ln v. The integrand is
 * positive and smooth for every s, so nothing is lost at whole numbers, where the usual series E_s(z) = Γ(1−s) z^{s−1} − …
 * is a difference of infinities, nor at large z, where Γ(1−s, z) underflows.
 */
export function scaledExponentialIntegral(s: number, z: number): number {
  const byPower = s > 1 ? deepest / (s - 1) : Infinity
  const length = Math.min(Math.log1p(deepest / z), byPower)
  const panels = Math.ceil(length / widestPanel)
  const { points, weights } = rule
  let sum = 0
  for (let panel = 0; panel < panels; panel++) {
    for (let k = 0; k < points.length; k++) {
      const y = ((panel + points[k]) * length) / panels
      sum += weights[k] * Math.exp((1 - s) * y - z * Math.expm1(y))
    }
  }
  return (length * sum) / panels
}
