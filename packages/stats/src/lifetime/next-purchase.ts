import { StatsError } from '../stats-error.ts'
import { behaviourOf } from './behaviour/behaviour-of.ts'
import { type Known, livingHistory } from './behaviour/living-history.ts'
import type { FrequencyAge, PurchaseBehaviour } from './behaviour/purchase-behaviour.ts'
import { type CustomerColumns, type CustomerHistory, checkCustomer, forEachCustomer } from './frequency-recency-age.ts'
import type { AnyPurchaseModel, PurchaseModel } from './purchase-model.ts'

export interface NextPurchase {
  /**
   * Time from the end of observation within which the customer has bought again with the probability that was asked for;
   * null when that probability is never reached.
   */
  readonly within: number | null
  /** The probability that the customer never buys again. */
  readonly never: number
}

/**
 * When the customer buys next, in the model's unit of time. While all are alive, the wait is Lomax: 1 − [(α+T)/(α+T+t)]^{r+x}.
 * Times P(alive) this is the chance of a purchase within t in BG/NBD, MBG/NBD and NBD, where the living always buy
 * again; in Pareto/NBD they may leave before. In (M)BG/CNBD-k the wait follows from the stages of an Erlang distribution and
 * from how long the silence has lasted.
 * @throws StatsError when the history breaks a rule or the probability is not between 0 and 1
 */
export function nextPurchase(model: AnyPurchaseModel, customer: CustomerHistory, probability: number): NextPurchase {
  checkCustomer(customer)
  checkProbability(probability)
  const behaviour = behaviourOf(model)
  return waitOf(behaviour, customer, { probability, alive: behaviour.probabilityAlive(customer) })
}

/**
 * {@link nextPurchase} given that the customer is alive at the end of observation.
 * @throws StatsError when the history breaks a rule or the probability is not between 0 and 1
 */
export function nextPurchaseIfAlive(model: PurchaseModel, known: FrequencyAge, probability: number): NextPurchase
export function nextPurchaseIfAlive(model: AnyPurchaseModel, known: CustomerHistory, probability: number): NextPurchase
export function nextPurchaseIfAlive(model: AnyPurchaseModel, known: Known, probability: number): NextPurchase {
  checkProbability(probability)
  const behaviour = behaviourOf(model)
  return waitOf(behaviour, livingHistory(behaviour, known), { probability, alive: 1 })
}

/** `within` of {@link nextPurchase} for columns of equal length, NaN where it is null; the error names the row. */
export function nextPurchaseColumn(
  model: AnyPurchaseModel,
  customers: CustomerColumns,
  probability: number,
): Float64Array {
  checkProbability(probability)
  const behaviour = behaviourOf(model)
  return forEachCustomer(customers, (customer) => {
    const alive = behaviour.probabilityAlive(customer)
    return waitOf(behaviour, customer, { probability, alive }).within ?? Number.NaN
  })
}

function waitOf(
  behaviour: PurchaseBehaviour,
  customer: CustomerHistory,
  { probability, alive }: { readonly probability: number; readonly alive: number },
): NextPurchase {
  const ever = alive * behaviour.probabilityOfAnother(customer, Infinity)
  const within = probability < ever ? behaviour.timeToNext(customer, probability / alive) : null
  return { within, never: 1 - ever }
}

function checkProbability(probability: number): void {
  if (!(probability > 0 && probability < 1)) {
    throw new StatsError('not-a-probability', { column: 'probability', value: probability })
  }
}
