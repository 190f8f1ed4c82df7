import type { FrequencyAge } from '../behaviour/purchase-behaviour.ts'
import type { ParetoNbdParameters } from './log-odds-of-leaving.ts'

/**
 * What is known of a living customer: rate of buying λ ~ Gamma(shape, alphaTime) and rate of leaving μ ~ Gamma(s,
 * betaTime), independent. Being alive at T is x purchases at λ and none of leaving in T, so the joint density of (λ, μ) is
 * proportional to λˣe^{−λT} e^{−μT} times the priors, and splits into Gamma(r+x, α+T) and Gamma(s, β+T): a living
 * customer is a new one with other parameters.
 */
export interface LivingCustomer {
  readonly shape: number
  readonly alphaTime: number
  readonly s: number
  readonly betaTime: number
}

/** A customer with `frequency` repeat purchases who is alive at `age`. */
export function livingCustomer(at: ParetoNbdParameters, { frequency, age }: FrequencyAge): LivingCustomer {
  return { shape: at.r + frequency, alphaTime: at.alpha + age, s: at.s, betaTime: at.beta + age }
}
