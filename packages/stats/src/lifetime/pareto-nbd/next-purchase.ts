import { rootOfIncreasing } from '../../numeric/root-of-increasing.ts'
import { integralOf } from './decay.ts'
import type { LivingCustomer } from './living-customer.ts'

/**
 * The probability that a living customer buys within `horizon`, which may be infinite: before leaving, that is,
 *
 *   ∫₀ᵗ shape/A · [A/(A+τ)]^{shape+1} [B/(B+τ)]^s dτ,    A = alphaTime, B = betaTime
 */
export function probabilityOfAnother({ shape, s, alphaTime, betaTime }: LivingCustomer, horizon: number): number {
  return (shape / alphaTime) * integralOf({ shape: shape + 1, power: s, alphaTime, betaTime, span: horizon })
}

/**
 * The horizon within which {@link probabilityOfAnother} reaches a probability that it does reach. Nobody who may leave is
 * quicker than one who may not, so the search, on the scale of ln(1 + t/A), starts at the quantile of the Lomax
 * distribution without leaving.
 */
export function timeToNext(living: LivingCustomer, probability: number): number {
  const { shape, s, alphaTime, betaTime } = living
  if (probability === 0) return 0
  const missing = (scale: number) => {
    const time = alphaTime * Math.expm1(scale)
    const slope = shape * Math.exp(-shape * scale - s * Math.log1p(time / betaTime))
    return { value: probabilityOfAnother(living, time) - probability, slope }
  }
  const least = -Math.log1p(-probability) / shape
  let most = 2 * least
  while (missing(most).value < 0) most *= 2
  return alphaTime * Math.expm1(rootOfIncreasing(missing, { below: least, above: most }))
}
