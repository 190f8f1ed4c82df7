import { discountedSurvival } from '../contractual/discounted-survival.ts'
import { type CustomerHistory, checkAmount } from '../frequency-recency-age.ts'
import { type DiscreteModel, type LivingCustomer, livingCustomer, newCustomer } from './discrete-model.ts'
import { checkOpportunityCount } from './opportunities.ts'
import { probabilityAliveSoFar } from './probability-alive.ts'

/**
 * Expected purchases of a new customer in the first `opportunities` after the first purchase, E[X(n)]
 * (Fader, Hardie & Shang 2010, eq. 8), written as α/(α+β) · Σ B(γ, δ+t)/B(γ, δ), which has no singularity at γ = 1.
 * @throws StatsError when the number is not whole from 0
 */
export function expectedPurchasesOfNewcomer(model: DiscreteModel, opportunities: number): number {
  checkOpportunityCount('opportunities', opportunities)
  return purchasesOfLiving(newCustomer(model), opportunities)
}

/**
 * Expected purchases of this customer in the next `opportunities`, E[X(n, n+n*)] (Fader, Hardie & Shang 2010, eq. 13).
 * @throws StatsError when the history breaks a rule, or the number is not whole from 0
 */
export function expectedFuturePurchases(model: DiscreteModel, history: CustomerHistory, opportunities: number): number {
  const alive = probabilityAliveSoFar(model, history)
  checkOpportunityCount('opportunities', opportunities)
  return alive * purchasesOfLiving(livingCustomer(model, history), opportunities)
}

/**
 * DERT: the expected number of all purchases still to come, the next opportunity discounted by one period, the one after
 * by two (Fader, Hardie & Shang 2010, eq. 14). Infinity without discount where γ is 1 or less.
 * @throws StatsError when the history breaks a rule, or the rate per opportunity is negative
 */
export function discountedFuturePurchases(
  model: DiscreteModel,
  history: CustomerHistory,
  discountRate: number,
): number {
  const alive = probabilityAliveSoFar(model, history)
  checkAmount('discountRate', discountRate)
  const living = livingCustomer(model, history)
  const seen = opportunitiesSeen(living, { discountRate, horizon: Infinity })
  // After a silence of thousands of opportunities alive may be 0 as a number, and 0 · ∞ is no value.
  return seen === Infinity ? Infinity : alive * meanChance(living) * seen
}

function purchasesOfLiving(living: LivingCustomer, opportunities: number): number {
  return meanChance(living) * opportunitiesSeen(living, { discountRate: 0, horizon: opportunities })
}

function meanChance({ alpha, beta }: LivingCustomer): number {
  return alpha / (alpha + beta)
}

/** Leaving before each opportunity with a beta-distributed probability is the survival of the sBG model. */
function opportunitiesSeen({ gamma, delta }: LivingCustomer, count: { discountRate: number; horizon: number }): number {
  if (gamma === 0 && count.horizon === Infinity) return 1 / count.discountRate
  return discountedSurvival({ alpha: gamma, beta: delta, c: 1 }, { from: 0, ...count })
}
