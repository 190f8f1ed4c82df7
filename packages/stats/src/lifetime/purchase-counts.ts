import { StatsError } from '../stats-error.ts'
import { behaviourOf } from './behaviour/behaviour-of.ts'
import type { CountHorizon, FrequencyAge } from './behaviour/purchase-behaviour.ts'
import { checkKnown } from './expected-purchases.ts'
import { checkAmount, checkCount } from './frequency-recency-age.ts'
import type { PurchaseModel } from './purchase-model.ts'

/**
 * The probability that a new customer makes exactly `count` repeat purchases within `horizon`, P(X(t) = n).
 * Fader, Hardie & Lee 2005, eq. 8; MBG/NBD: b/(a+b) times the same with b+1, plus a/(a+b) at n = 0; NBD: negative
 * binomial with shape r and rate α; Pareto/NBD: Fader & Hardie 2006, brucehardie.com/notes/012.
 * @throws StatsError when the count is not a whole number from 0, or the horizon is negative
 */
export function probabilityOf(model: PurchaseModel, count: number, horizon: number): number {
  checkCount('count', count)
  checkAmount('horizon', horizon)
  const behaviour = behaviourOf(model)
  const returned = behaviour.probabilityOf({ frequency: 0, age: 0 }, { horizon, count })
  const stayed = behaviour.stayedAfterFirst
  return stayed * returned + (count === 0 ? 1 - stayed : 0)
}

/**
 * The cumulative distribution [P(Y ≤ 0), P(Y ≤ 1), ...] of purchases Y within the horizon after the end of
 * observation, given that the customer is alive then, up to the first entry of at least 1 − tail.
 * In NBD: negative binomial with shape r+x and rate α+T.
 * Mixed with a weight of 1 − P(alive) at zero it gives the outcome interval of the customer.
 * @throws StatsError when frequency, age or horizon is negative, or the tail is not between 0 and 1
 */
export function purchaseCountDistributionIfAlive(
  model: PurchaseModel,
  known: FrequencyAge,
  { horizon, tail }: CountHorizon,
): number[] {
  checkKnown(known)
  checkAmount('horizon', horizon)
  if (!(tail > 0 && tail < 1)) throw new StatsError('not-a-probability', { column: 'tail', value: tail })
  const atLeast = behaviourOf(model).purchasesAtLeast(known, { horizon, tail })
  return atLeast.slice(1).map((probability) => 1 - probability)
}
