import { discountedPurchasesIfAlive } from './discounted-purchases.ts'
import { discountedResidualPurchases } from './discounted-residual-purchases.ts'
import { expectedSpend } from './expected-spend.ts'
import { type CustomerHistory, checkAmount } from './frequency-recency-age.ts'
import type { GammaGamma } from './gamma-gamma.ts'
import { probabilityAlive } from './probability-alive.ts'
import type { PurchaseModel } from './purchase-model.ts'

/** A purchase history with the mean value of the repeat purchases, 0 where there is none. */
export interface ValuedHistory extends CustomerHistory {
  readonly meanValue: number
}

/** How often customers buy, and how much at a time. */
export interface ValueModels {
  readonly purchases: PurchaseModel
  readonly spend: GammaGamma
}

export interface ValueTerms {
  /** What is left of a unit of revenue, 0..1. */
  readonly margin: number
  /** ln(1 + annual rate) / units per year; above 0 where the horizon is infinite. */
  readonly ratePerUnit: number
  /** In the purchase model's unit of time; Infinity for all that is to come. */
  readonly horizon: number
}

/** Purchases are discounted from the middle of steps: at least so many, and none long enough to lose 2 % by discount. */
const FEWEST_STEPS = 40
const MOST_DISCOUNT = 0.02

/**
 * Customer lifetime value: margin × expected value of a purchase × expected purchases within the horizon, discounted. It
 * is what is to come: neither the first purchase nor any other that was made is part of it (Fader, Hardie & Lee 2005,
 * J. Marketing Research 42(4), eq. 1). In the currency of the spend model.
 * @throws StatsError when the history breaks a rule, or a term is negative, or the rate is 0 with an infinite horizon
 */
export function lifetimeValue(models: ValueModels, customer: ValuedHistory, terms: ValueTerms): number {
  const { frequency, meanValue } = customer
  checkAmount('margin', terms.margin)
  // Gifts have no value to learn from: their giver is expected to spend as everyone does.
  const spend = expectedSpend(models.spend, meanValue > 0 ? { frequency, meanValue } : { frequency: 0, meanValue: 0 })
  return terms.margin * spend * discountedPurchases(models.purchases, customer, terms)
}

function discountedPurchases(model: PurchaseModel, customer: CustomerHistory, terms: ValueTerms): number {
  const { horizon, ratePerUnit } = terms
  if (horizon === Infinity) return discountedResidualPurchases(model, customer, ratePerUnit)
  if (horizon === 0) return 0
  const alive = probabilityAlive(model, customer)
  const steps = Math.max(FEWEST_STEPS, Math.ceil((horizon * ratePerUnit) / MOST_DISCOUNT))
  return alive * discountedPurchasesIfAlive(model, customer, { horizon, ratePerUnit, step: horizon / steps })
}
