import type { BetaBernoulli } from '../beta-bernoulli.ts'
import type { BgBb, BgBbParameters } from '../bg-bb.ts'

/** A fitted model of customers who may buy or not at each of a row of opportunities. */
export type DiscreteModel = BetaBernoulli | BgBb

/**
 * A customer who is alive after the opportunities so far: p ~ Beta(alpha, beta) and θ ~ Beta(gamma, delta), independent,
 * as in BG/BB for a new one. Where gamma is 0, θ is 0 for certain: the Beta-Bernoulli model.
 */
export type LivingCustomer = BgBbParameters

/** Beta-Bernoulli is the limit of BG/BB at γ = 0, the same for every δ. */
export function newCustomer(model: DiscreteModel): LivingCustomer {
  return model.kind === 'bg-bb' ? model.parameters : { ...model.parameters, gamma: 0, delta: 1 }
}

/** Of n opportunities, x were used, and the customer is alive after them. */
export function livingCustomer(model: DiscreteModel, known: { frequency: number; age: number }): LivingCustomer {
  const { alpha, beta, gamma, delta } = newCustomer(model)
  const { frequency, age } = known
  return { alpha: alpha + frequency, beta: beta + age - frequency, gamma, delta: delta + age }
}
