import { StatsError } from '../stats-error.ts'
import { behaviourOf } from './behaviour/behaviour-of.ts'
import { type Known, livingHistory } from './behaviour/living-history.ts'
import { type CountHorizon, type FrequencyAge, newCustomer } from './behaviour/purchase-behaviour.ts'
import { type CustomerHistory, checkAmount, checkCount } from './frequency-recency-age.ts'
import type { AnyPurchaseModel, PurchaseModel } from './purchase-model.ts'

/**
 * The probability that a new customer makes exactly `count` repeat purchases within `horizon`, P(X(t) = n).
 * Fader, Hardie & Lee 2005, eq. 8; MBG/NBD: b/(a+b) times the same with b+1, plus a/(a+b) at n = 0; NBD: negative
 * binomial with shape r and rate α; Pareto/NBD: Fader & Hardie 2006, brucehardie.com/notes/012.
 * @throws StatsError when the count is not a whole number from 0, or the horizon is negative
 */
export function probabilityOf(model: AnyPurchaseModel, count: number, horizon: number): number {
  checkCount('count', count)
  checkAmount('horizon', horizon)
  const behaviour = behaviourOf(model)
  const returned = behaviour.probabilityOf(newCustomer, { horizon, count })
  const stayed = behaviour.stayedAfterFirst
  return stayed * returned + (count === 0 ? 1 - stayed : 0)
}

/**
 * The cumulative distribution [P(Y ≤ 0), P(Y ≤ 1), ...] of purchases Y within the horizon after the end of
 * observation, given that the customer is alive then, up to the first entry of at least 1 − tail.
 * In NBD: negative binomial with shape r+x and rate α+T.
 * Mixed with a weight of 1 − P(alive) at zero it gives the outcome interval of the customer.
 * @throws StatsError when the history breaks a rule, the horizon is negative, or the tail is not between 0 and 1
 */
export function purchaseCountDistributionIfAlive(
  model: PurchaseModel,
  known: FrequencyAge,
  within: CountHorizon,
): number[]
export function purchaseCountDistributionIfAlive(
  model: AnyPurchaseModel,
  known: CustomerHistory,
  within: CountHorizon,
): number[]
export function purchaseCountDistributionIfAlive(
  model: AnyPurchaseModel,
  known: Known,
  { horizon, tail }: CountHorizon,
): number[] {
  checkAmount('horizon', horizon)
  if (!(tail > 0 && tail < 1)) throw new StatsError('not-a-probability', { column: 'tail', value: tail })
  const behaviour = behaviourOf(model)
  const atLeast = behaviour.purchasesAtLeast(livingHistory(behaviour, known), { horizon, tail })
  return atLeast.slice(1).map((probability) => 1 - probability)
}
