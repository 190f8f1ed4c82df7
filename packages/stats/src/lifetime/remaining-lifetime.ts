import { behaviourOf } from './behaviour/behaviour-of.ts'
import {
  type FrequencyAgeColumns,
  forEachLiving,
  type Known,
  type KnownColumns,
  livingHistory,
} from './behaviour/living-history.ts'
import type { FrequencyAge } from './behaviour/purchase-behaviour.ts'
import type { CustomerColumns, CustomerHistory } from './frequency-recency-age.ts'
import type { AnyPurchaseModel, PurchaseModel } from './purchase-model.ts'

/**
 * Expected time, in the model's unit, until a customer who is alive at the end of observation leaves. Infinite where the
 * distribution has no mean, which is common, and no error: some stay so long that the mean never settles. In Pareto/NBD it is
 * (β+T)/(s−1) for s above 1; in BG/NBD and MBG/NBD (a+b'−1)/(a−1) · (α+T)/(r+x−1), b' = b + chances to leave so far, for a
 * and r+x above 1; in (M)BG/CNBD-k the same with k stages to a purchase, less those that have passed; in NBD infinite by
 * assumption.
 * @throws StatsError when the history breaks a rule
 */
export function remainingLifetimeIfAlive(model: PurchaseModel, known: FrequencyAge): number
export function remainingLifetimeIfAlive(model: AnyPurchaseModel, known: CustomerHistory): number
export function remainingLifetimeIfAlive(model: AnyPurchaseModel, known: Known): number {
  const behaviour = behaviourOf(model)
  return behaviour.remainingLifetime(livingHistory(behaviour, known))
}

/** {@link remainingLifetimeIfAlive} for columns of equal length; the error names the row. */
export function remainingLifetimeIfAliveColumn(model: PurchaseModel, known: FrequencyAgeColumns): Float64Array
export function remainingLifetimeIfAliveColumn(model: AnyPurchaseModel, known: CustomerColumns): Float64Array
export function remainingLifetimeIfAliveColumn(model: AnyPurchaseModel, known: KnownColumns): Float64Array {
  const behaviour = behaviourOf(model)
  return forEachLiving(behaviour, known, behaviour.remainingLifetime)
}
