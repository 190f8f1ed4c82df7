import { StatsError } from '../stats-error.ts'
import { behaviourOf } from './behaviour/behaviour-of.ts'
import {
  type FrequencyAgeColumns,
  forEachLiving,
  type Known,
  type KnownColumns,
  livingHistory,
} from './behaviour/living-history.ts'
import type { FrequencyAge, PurchaseBehaviour } from './behaviour/purchase-behaviour.ts'
import { type CustomerColumns, type CustomerHistory, checkAmount } from './frequency-recency-age.ts'
import type { AnyPurchaseModel, PurchaseModel } from './purchase-model.ts'

/** `horizon` and `step` in the model's unit of time; `ratePerUnit` = ln(1 + annual rate) / units per year. */
export interface Discounting {
  readonly horizon: number
  readonly ratePerUnit: number
  readonly step: number
}

/**
 * Expected purchases within the horizon, given alive, each discounted to the end of observation. With E(t) =
 * {@link expectedPurchasesIfAlive} and steps 0 = t₀ < t₁ < … < horizon (the last may be shorter) it is
 *
 *   Σⱼ [E(tⱼ) − E(tⱼ₋₁)] · e^{−δ (tⱼ₋₁ + tⱼ)/2}
 *
 * the midpoint rule for ∫ e^{−δt} dE(t), whose error falls with the square of the step.
 * @throws StatsError when the history breaks a rule, an argument is negative or the step is zero
 */
export function discountedPurchasesIfAlive(model: PurchaseModel, known: FrequencyAge, discounting: Discounting): number
export function discountedPurchasesIfAlive(
  model: AnyPurchaseModel,
  known: CustomerHistory,
  discounting: Discounting,
): number
export function discountedPurchasesIfAlive(model: AnyPurchaseModel, known: Known, discounting: Discounting): number {
  checkDiscounting(discounting)
  const behaviour = behaviourOf(model)
  return discountedWithin(behaviour, livingHistory(behaviour, known), discounting)
}

/** {@link discountedPurchasesIfAlive} for columns of equal length; the error names the row. */
export function discountedPurchasesIfAliveColumn(
  model: PurchaseModel,
  known: FrequencyAgeColumns,
  discounting: Discounting,
): Float64Array
export function discountedPurchasesIfAliveColumn(
  model: AnyPurchaseModel,
  known: CustomerColumns,
  discounting: Discounting,
): Float64Array
export function discountedPurchasesIfAliveColumn(
  model: AnyPurchaseModel,
  known: KnownColumns,
  discounting: Discounting,
): Float64Array {
  checkDiscounting(discounting)
  const behaviour = behaviourOf(model)
  return forEachLiving(behaviour, known, (one) => discountedWithin(behaviour, one, discounting))
}

function discountedWithin(behaviour: PurchaseBehaviour, known: CustomerHistory, discounting: Discounting): number {
  const { horizon, ratePerUnit, step } = discounting
  let discounted = 0
  let before = 0
  let from = 0
  for (let j = 1; from < horizon; j++) {
    const to = Math.min(j * step, horizon)
    const purchases = behaviour.expectedPurchases(known, to)
    discounted += (purchases - before) * Math.exp((-ratePerUnit * (from + to)) / 2)
    before = purchases
    from = to
  }
  return discounted
}

function checkDiscounting(discounting: Discounting): void {
  for (const [name, value] of Object.entries(discounting)) checkAmount(name, value)
  if (discounting.step === 0) throw new StatsError('not-positive', { column: 'step', value: 0 })
}
