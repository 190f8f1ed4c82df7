import { behaviourOf } from './behaviour/behaviour-of.ts'
import {
  type FrequencyAgeColumns,
  forEachLiving,
  type Known,
  type KnownColumns,
  livingHistory,
} from './behaviour/living-history.ts'
import { type FrequencyAge, newCustomer } from './behaviour/purchase-behaviour.ts'
import {
  type CustomerColumns,
  type CustomerHistory,
  checkAmount,
  checkCustomer,
  forEachCustomer,
} from './frequency-recency-age.ts'
import type { AnyPurchaseModel, PurchaseModel } from './purchase-model.ts'

/**
 * Expected purchases in the `horizon` (in the model's unit of time) after the end of observation
 * = P(alive) × {@link expectedPurchasesIfAlive}. Fader, Hardie & Lee 2005, eq. 10; in Pareto/NBD Schmittlein,
 * Morrison & Colombo 1987, eq. 22; in NBD (r+x)/(α+T) · horizon; in (M)BG/CNBD-k docs/models/bg-cnbd-k.md.
 * @throws StatsError when the history breaks a rule or the horizon is negative
 */
export function expectedPurchases(model: AnyPurchaseModel, customer: CustomerHistory, horizon: number): number {
  checkCustomer(customer)
  checkAmount('horizon', horizon)
  const behaviour = behaviourOf(model)
  return behaviour.probabilityAlive(customer) * behaviour.expectedPurchases(customer, horizon)
}

/** {@link expectedPurchases} for columns of equal length; the error names the row. */
export function expectedPurchasesColumn(
  model: AnyPurchaseModel,
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
 * @throws StatsError when the history breaks a rule or the horizon is negative
 */
export function expectedPurchasesIfAlive(model: PurchaseModel, known: FrequencyAge, horizon: number): number
export function expectedPurchasesIfAlive(model: AnyPurchaseModel, known: CustomerHistory, horizon: number): number
export function expectedPurchasesIfAlive(model: AnyPurchaseModel, known: Known, horizon: number): number {
  checkAmount('horizon', horizon)
  const behaviour = behaviourOf(model)
  return behaviour.expectedPurchases(livingHistory(behaviour, known), horizon)
}

/** {@link expectedPurchasesIfAlive} for columns of equal length; the error names the row. */
export function expectedPurchasesIfAliveColumn(
  model: PurchaseModel,
  known: FrequencyAgeColumns,
  horizon: number,
): Float64Array
export function expectedPurchasesIfAliveColumn(
  model: AnyPurchaseModel,
  known: CustomerColumns,
  horizon: number,
): Float64Array
export function expectedPurchasesIfAliveColumn(
  model: AnyPurchaseModel,
  known: KnownColumns,
  horizon: number,
): Float64Array {
  checkAmount('horizon', horizon)
  const behaviour = behaviourOf(model)
  return forEachLiving(behaviour, known, (customer) => behaviour.expectedPurchases(customer, horizon))
}

/**
 * Expected repeat purchases of a new customer within `horizon` after the first purchase, E[X(t)].
 * Fader, Hardie & Lee 2005, eq. 9; in MBG/NBD times the probability b/(a+b) of staying after the first purchase; in
 * Pareto/NBD Schmittlein, Morrison & Colombo 1987, eq. 17; in NBD r/α · horizon.
 */
export function expectedPurchasesOfNewCustomer(model: AnyPurchaseModel, horizon: number): number {
  checkAmount('horizon', horizon)
  const behaviour = behaviourOf(model)
  return behaviour.stayedAfterFirst * behaviour.expectedPurchases(newCustomer, horizon)
}
