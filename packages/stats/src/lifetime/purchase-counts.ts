import { StatsError } from '../stats-error.ts'
import { probabilityOfExactly, purchasesAtLeast } from './beta-geometric/counts-of-living.ts'
import { livingCustomer, stayedAfterFirst } from './beta-geometric/living-customer.ts'
import { checkKnown, type FrequencyAge } from './expected-purchases.ts'
import { checkAmount, checkCount } from './frequency-recency-age.ts'
import type { PurchaseModel } from './purchase-model.ts'

/** `tail`: the probability, above 0 and below 1, beyond which counts are left out. */
export interface CountHorizon {
  readonly horizon: number
  readonly tail: number
}

/**
 * The probability that a new customer makes exactly `count` repeat purchases within `horizon`, P(X(t) = n).
 * Fader, Hardie & Lee 2005, eq. 8; MBG/NBD: b/(a+b) times the same with b+1, plus a/(a+b) at n = 0; NBD: negative
 * binomial with shape r and rate α.
 * @throws StatsError when the count is not a whole number from 0, or the horizon is negative
 */
export function probabilityOf(model: PurchaseModel, count: number, horizon: number): number {
  checkCount('count', count)
  checkAmount('horizon', horizon)
  const stayed = stayedAfterFirst(model)
  const living = livingCustomer(model, { frequency: 0, age: 0 })
  return stayed * probabilityOfExactly(living, horizon, count) + (count === 0 ? 1 - stayed : 0)
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
  const atLeast = purchasesAtLeast(livingCustomer(model, known), horizon, tail)
  return atLeast.slice(1).map((probability) => 1 - probability)
}
