import type { FrequencyAge } from '../behaviour/purchase-behaviour.ts'
import type { BetaGeometricParameters } from './fit.ts'

/**
 * What is known of a living customer: rate λ ~ Gamma(shape, rate) and chance to leave p ~ Beta(a, b), independent.
 * Alive at the end of observation means that every chance to leave was passed, so the joint density of (λ, p) is
 * proportional to λˣe^{−λT} (1−p)^k times the priors, and splits into Gamma(r+x, α+T) and Beta(a, b+k).
 * Where a is 0, p is 0 for certain: the NBD model.
 */
export interface LivingCustomer {
  readonly shape: number
  readonly rate: number
  readonly a: number
  readonly b: number
}

/** A model of the family: `firstChances` is how often a customer may leave before the first repeat purchase. */
export interface BetaGeometricProcess extends BetaGeometricParameters {
  readonly firstChances: 0 | 1
}

/** A customer with `frequency` repeat purchases who is alive at `age`. */
export function livingCustomer(process: BetaGeometricProcess, { frequency, age }: FrequencyAge): LivingCustomer {
  const { r, alpha, a, b, firstChances } = process
  return { shape: r + frequency, rate: alpha + age, a, b: b + frequency + firstChances }
}
