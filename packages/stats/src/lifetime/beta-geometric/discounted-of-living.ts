import { gaussLegendre } from '../../numeric/gauss-legendre.ts'
import type { LivingCustomer } from './living-customer.ts'
import { purchasesOfLiving } from './purchases-of-living.ts'

const rule = gaussLegendre(24)
const widestPanel = 2
/** e^−45 of all discounted time lies beyond: less than rounding. */
const deepest = 45

/**
 * All purchases ever of a living customer, discounted at the rate δ: with E(t) = {@link purchasesOfLiving}, by parts,
 *
 *   ∫₀^∞ e^{−δt} dE(t) = δ ∫₀^∞ e^{−δt} E(t) dt
 *
 * taken in y = ln(1 + t/rate), on whose scale E is smooth. At a = 0, where nobody leaves, it is shape/(rate·δ).
 */
export function discountedOfLiving(living: LivingCustomer, ratePerUnit: number): number {
  const { shape, rate, a } = living
  if (a === 0) return shape / (rate * ratePerUnit)
  const length = Math.log1p(deepest / (ratePerUnit * rate))
  const panels = Math.ceil(length / widestPanel)
  let sum = 0
  for (let panel = 0; panel < panels; panel++) {
    for (let k = 0; k < rule.points.length; k++) {
      const y = ((panel + rule.points[k]) * length) / panels
      const t = rate * Math.expm1(y)
      sum += rule.weights[k] * Math.exp(y - ratePerUnit * t) * purchasesOfLiving(living, t)
    }
  }
  return (ratePerUnit * rate * length * sum) / panels
}
