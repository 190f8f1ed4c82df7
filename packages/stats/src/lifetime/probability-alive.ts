import { behaviourOf } from './behaviour/behaviour-of.ts'
import { type CustomerColumns, type CustomerHistory, checkCustomer, forEachCustomer } from './frequency-recency-age.ts'
import type { AnyPurchaseModel } from './purchase-model.ts'

/**
 * The probability that the customer is still one at the end of observation, from 0 to 1. In NBD it is 1 by assumption:
 * the model lets nobody leave, so this is no finding about the customer. In BG/NBD it is 1 for a one-time buyer.
 * Fader, Hardie & Lee 2008, brucehardie.com/notes/021; Batislam et al. 2007; Schmittlein, Morrison & Colombo 1987,
 * eq. 11-13; Reutterer, Platzer & Schröder 2020.
 * @throws StatsError when the history breaks a rule
 */
export function probabilityAlive(model: AnyPurchaseModel, customer: CustomerHistory): number {
  checkCustomer(customer)
  return behaviourOf(model).probabilityAlive(customer)
}

/** {@link probabilityAlive} for columns of equal length; the error names the row. */
export function probabilityAliveColumn(model: AnyPurchaseModel, customers: CustomerColumns): Float64Array {
  return forEachCustomer(customers, behaviourOf(model).probabilityAlive)
}
