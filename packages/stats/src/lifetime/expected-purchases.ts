import { behaviourOf } from './behaviour/behaviour-of.ts'
import type { FrequencyAge } from './behaviour/purchase-behaviour.ts'
import {
  type CustomerColumns,
  type CustomerHistory,
  checkAmount,
  checkCount,
  checkLengths,
  forEachCustomer,
  inRow,
} from './frequency-recency-age.ts'
import { probabilityAlive } from './probability-alive.ts'
import type { PurchaseModel } from './purchase-model.ts'

/** {@link FrequencyAge} as columns of equal length. */
export interface FrequencyAgeColumns {
  readonly frequency: Float64Array
  readonly age: Float64Array
}

/**
 * Expected purchases in the `horizon` (in the model's unit of time) after the end of observation
 * = P(alive) × {@link expectedPurchasesIfAlive}. Fader, Hardie & Lee 2005, eq. 10; in Pareto/NBD Schmittlein,
 * Morrison & Colombo 1987, eq. 22; in NBD (r+x)/(α+T) · horizon.
 * @throws StatsError when the history breaks a rule or the horizon is negative
 */
export function expectedPurchases(model: PurchaseModel, customer: CustomerHistory, horizon: number): number {
  return probabilityAlive(model, customer) * expectedPurchasesIfAlive(model, customer, horizon)
}

/** {@link expectedPurchases} for columns of equal length; the error names the row. */
export function expectedPurchasesColumn(
  model: PurchaseModel,
  customers: CustomerColumns,
  horizon: number,
): Float64Array {
  checkAmount('horizon', horizon)
  const behaviour = behaviourOf(model)
  return forEachCustomer(customers, (customer) => {
    return behaviour.probabilityAlive(customer) * behaviour.expectedPurchases(customer, horizon)
  })
}

/**
 * Expected purchases in the `horizon` after the end of observation, given that the customer is alive then.
 * @throws StatsError when frequency, age or horizon is negative
 */
export function expectedPurchasesIfAlive(model: PurchaseModel, known: FrequencyAge, horizon: number): number {
  checkKnown(known)
  checkAmount('horizon', horizon)
  return behaviourOf(model).expectedPurchases(known, horizon)
}

/** {@link expectedPurchasesIfAlive} for columns of equal length; the error names the row. */
export function expectedPurchasesIfAliveColumn(
  model: PurchaseModel,
  known: FrequencyAgeColumns,
  horizon: number,
): Float64Array {
  checkAmount('horizon', horizon)
  const behaviour = behaviourOf(model)
  return forEachKnown(known, (one) => behaviour.expectedPurchases(one, horizon))
}

/**
 * Expected repeat purchases of a new customer within `horizon` after the first purchase, E[X(t)].
 * Fader, Hardie & Lee 2005, eq. 9; in MBG/NBD times the probability b/(a+b) of staying after the first purchase; in
 * Pareto/NBD Schmittlein, Morrison & Colombo 1987, eq. 17; in NBD r/α · horizon.
 */
export function expectedPurchasesOfNewCustomer(model: PurchaseModel, horizon: number): number {
  return behaviourOf(model).stayedAfterFirst * expectedPurchasesIfAlive(model, { frequency: 0, age: 0 }, horizon)
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
