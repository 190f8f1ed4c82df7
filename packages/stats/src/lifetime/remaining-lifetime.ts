import { behaviourOf } from './behaviour/behaviour-of.ts'
import type { FrequencyAge } from './behaviour/purchase-behaviour.ts'
import { checkKnown, type FrequencyAgeColumns, forEachKnown } from './expected-purchases.ts'
import type { PurchaseModel } from './purchase-model.ts'

/**
 * Expected time, in the model's unit, until a customer who is alive at the end of observation leaves. Infinite where the
 * distribution has no mean, which is common, and no error: some stay so long that the mean never settles. In Pareto/NBD it is
 * (β+T)/(s−1) for s above 1; in BG/NBD and MBG/NBD (a+b'−1)/(a−1) · (α+T)/(r+x−1), b' = b + chances to leave so far, for a
 * and r+x above 1; in NBD infinite by assumption.
 * @throws StatsError when frequency or age is negative
 */
export function remainingLifetimeIfAlive(model: PurchaseModel, known: FrequencyAge): number {
  checkKnown(known)
  return behaviourOf(model).remainingLifetime(known)
}

/** {@link remainingLifetimeIfAlive} for columns of equal length; the error names the row. */
export function remainingLifetimeIfAliveColumn(model: PurchaseModel, known: FrequencyAgeColumns): Float64Array {
  return forEachKnown(known, behaviourOf(model).remainingLifetime)
}
