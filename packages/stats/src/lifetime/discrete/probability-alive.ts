import type { CustomerHistory } from '../frequency-recency-age.ts'
import { type DiscreteModel, newCustomer } from './discrete-model.ts'
import { checkOpportunityHistory } from './opportunities.ts'

/**
 * The probability that the customer is still there after the last opportunity so far: A_n D_n / L in the terms of the
 * likelihood, with the ratios of successive terms, so that it holds for thousands of opportunities.
 * 1 in Beta-Bernoulli, by assumption.
 * @throws StatsError when the history breaks a rule
 */
export function probabilityAliveSoFar(model: DiscreteModel, history: CustomerHistory): number {
  checkOpportunityHistory(history)
  const { alpha, beta, gamma, delta } = newCustomer(model)
  const { frequency, recency, age } = history
  if (gamma === 0) return 1
  let ratio = 1
  let gone = 0
  for (let m = age - 1; m >= recency; m--) {
    ratio *= ((alpha + beta + m) / (beta + m - frequency)) * ((gamma + delta + m) / (delta + m))
    gone += (ratio * gamma) / (gamma + delta + m)
  }
  return 1 / (1 + gone)
}

/**
 * The probability that the customer will be there at the next opportunity, number n + 1: what Fader, Hardie & Shang
 * 2010 (eq. 11) print as P(alive). It is {@link probabilityAliveSoFar} times the probability not to leave before it.
 * @throws StatsError when the history breaks a rule
 */
export function probabilityAliveAtNext(model: DiscreteModel, history: CustomerHistory): number {
  const { gamma, delta } = newCustomer(model)
  const { age } = history
  return (probabilityAliveSoFar(model, history) * (delta + age)) / (gamma + delta + age)
}
