import { StatsError } from '../stats-error.ts'
import { behaviourOf } from './behaviour/behaviour-of.ts'
import {
  type FrequencyAgeColumns,
  forEachLiving,
  type Known,
  type KnownColumns,
  livingHistory,
} from './behaviour/living-history.ts'
import type { FrequencyAge } from './behaviour/purchase-behaviour.ts'
import {
  type CustomerColumns,
  type CustomerHistory,
  checkAmount,
  checkCustomer,
  forEachCustomer,
} from './frequency-recency-age.ts'
import type { AnyPurchaseModel, PurchaseModel } from './purchase-model.ts'

/**
 * Discounted expected residual transactions (DERT): all purchases that the customer will ever make after the end of
 * observation, each counted e^(−ratePerUnit · time until it), = P(alive) × {@link discountedResidualIfAlive}. Purchases
 * made so far are not part of it. `ratePerUnit` = ln(1 + annual rate) / units per year, above 0.
 * Fader, Hardie & Lee 2005, J. Marketing Research 42(4), eq. 2 (Pareto/NBD).
 * @throws StatsError when the history breaks a rule or the rate is not above zero
 */
export function discountedResidualPurchases(
  model: AnyPurchaseModel,
  customer: CustomerHistory,
  ratePerUnit: number,
): number {
  checkCustomer(customer)
  checkRate(ratePerUnit)
  const behaviour = behaviourOf(model)
  return behaviour.probabilityAlive(customer) * behaviour.discountedResidual(customer, ratePerUnit)
}

/** {@link discountedResidualPurchases} for columns of equal length; the error names the row. */
export function discountedResidualPurchasesColumn(
  model: AnyPurchaseModel,
  customers: CustomerColumns,
  ratePerUnit: number,
): Float64Array {
  checkRate(ratePerUnit)
  const behaviour = behaviourOf(model)
  return forEachCustomer(customers, (customer) => {
    return behaviour.probabilityAlive(customer) * behaviour.discountedResidual(customer, ratePerUnit)
  })
}

/**
 * {@link discountedResidualPurchases} given that the customer is alive at the end of observation.
 * @throws StatsError when the history breaks a rule or the rate is not above zero
 */
export function discountedResidualIfAlive(model: PurchaseModel, known: FrequencyAge, ratePerUnit: number): number
export function discountedResidualIfAlive(model: AnyPurchaseModel, known: CustomerHistory, ratePerUnit: number): number
export function discountedResidualIfAlive(model: AnyPurchaseModel, known: Known, ratePerUnit: number): number {
  checkRate(ratePerUnit)
  const behaviour = behaviourOf(model)
  return behaviour.discountedResidual(livingHistory(behaviour, known), ratePerUnit)
}

/** {@link discountedResidualIfAlive} for columns of equal length; the error names the row. */
export function discountedResidualIfAliveColumn(
  model: PurchaseModel,
  known: FrequencyAgeColumns,
  ratePerUnit: number,
): Float64Array
export function discountedResidualIfAliveColumn(
  model: AnyPurchaseModel,
  known: CustomerColumns,
  ratePerUnit: number,
): Float64Array
export function discountedResidualIfAliveColumn(
  model: AnyPurchaseModel,
  known: KnownColumns,
  ratePerUnit: number,
): Float64Array {
  checkRate(ratePerUnit)
  const behaviour = behaviourOf(model)
  return forEachLiving(behaviour, known, (one) => behaviour.discountedResidual(one, ratePerUnit))
}

function checkRate(ratePerUnit: number): void {
  checkAmount('ratePerUnit', ratePerUnit)
  if (ratePerUnit === 0) throw new StatsError('not-positive', { column: 'ratePerUnit', value: 0 })
}
