import { livingCustomer, stayedAfterFirst } from './beta-geometric/living-customer.ts'
import { purchasesOfLiving } from './beta-geometric/purchases-of-living.ts'
import { type CustomerHistory, checkAmount, checkCount, checkLengths, inRow } from './frequency-recency-age.ts'
import { probabilityAlive } from './probability-alive.ts'
import type { PurchaseModel } from './purchase-model.ts'

/** What a living customer's future depends on: not on when the last purchase was. */
export interface FrequencyAge {
  readonly frequency: number
  readonly age: number
}

/** The same as columns. */
export interface FrequencyAgeColumns {
  readonly frequency: Float64Array
  readonly age: Float64Array
}

/**
 * Expected purchases in the `horizon` (in the model's unit of time) after the end of observation
 * = P(alive) × {@link expectedPurchasesIfAlive}. Fader, Hardie & Lee 2005, eq. 10; in NBD (r+x)/(α+T) · horizon.
 * @throws StatsError when the history breaks a rule or the horizon is negative
 */
export function expectedPurchases(model: PurchaseModel, customer: CustomerHistory, horizon: number): number {
  return probabilityAlive(model, customer) * expectedPurchasesIfAlive(model, customer, horizon)
}

/**
 * Expected purchases in the `horizon` after the end of observation, given that the customer is alive then.
 * @throws StatsError when frequency, age or horizon is negative
 */
export function expectedPurchasesIfAlive(model: PurchaseModel, known: FrequencyAge, horizon: number): number {
  checkKnown(known)
  checkAmount('horizon', horizon)
  return purchasesOfLiving(livingCustomer(model, known), horizon)
}

/** {@link expectedPurchasesIfAlive} for columns of equal length; the error names the row. */
export function expectedPurchasesIfAliveColumn(
  model: PurchaseModel,
  known: FrequencyAgeColumns,
  horizon: number,
): Float64Array {
  checkAmount('horizon', horizon)
  return forEachKnown(known, (one) => purchasesOfLiving(livingCustomer(model, one), horizon))
}

/**
 * Expected repeat purchases of a new customer within `horizon` after the first purchase, E[X(t)].
 * Fader, Hardie & Lee 2005, eq. 9; in MBG/NBD times the probability b/(a+b) of staying after the first purchase; in
 * NBD r/α · horizon.
 */
export function expectedPurchasesOfNewCustomer(model: PurchaseModel, horizon: number): number {
  return stayedAfterFirst(model) * expectedPurchasesIfAlive(model, { frequency: 0, age: 0 }, horizon)
}

/** Applies `score` to each row after checking it. */
export function forEachKnown(known: FrequencyAgeColumns, score: (one: FrequencyAge) => number): Float64Array {
  checkLengths({ ...known })
  return known.frequency.map((frequency, row) => {
    const one = { frequency, age: known.age[row] }
    inRow(row, () => checkKnown(one))
    return score(one)
  })
}

/** Refuses a negative or broken count or age. */
export function checkKnown({ frequency, age }: FrequencyAge): void {
  checkCount('frequency', frequency)
  checkAmount('age', age)
}
