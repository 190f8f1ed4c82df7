import { checkLevel, type Interval, percentileInterval } from '../numeric/quantile.ts'
import { StatsError } from '../stats-error.ts'
import { expectedPurchases } from './expected-purchases.ts'
import type { CustomerHistory } from './frequency-recency-age.ts'
import { probabilityAlive } from './probability-alive.ts'
import { purchaseCountDistributionIfAlive } from './purchase-counts.ts'
import type { AnyPurchaseModel } from './purchase-model.ts'

/** `models` are draws of one model's parameters (`parameterDraws`) or its refits (`bootstrap`). */
export type ModelDraws = readonly AnyPurchaseModel[]

export interface IntervalHorizon {
  /** In the models' unit of time. */
  readonly horizon: number
  readonly level: number
}

/**
 * The interval of P(alive) that the uncertainty of the parameters leaves.
 * @throws StatsError when there are no models, the history breaks a rule, or the level is not between 0 and 1
 */
export function probabilityAliveInterval(models: ModelDraws, customer: CustomerHistory, level: number): Interval {
  return percentileInterval(
    models.map((model) => probabilityAlive(model, customer)),
    level,
  )
}

/**
 * The interval of the *expected* purchases that the uncertainty of the parameters leaves. What the customer will really do
 * varies far more: see {@link purchaseCountInterval}.
 * @throws StatsError as {@link probabilityAliveInterval}, or when the horizon is negative
 */
export function expectedPurchasesInterval(
  models: ModelDraws,
  customer: CustomerHistory,
  { horizon, level }: IntervalHorizon,
): Interval {
  return percentileInterval(
    models.map((model) => expectedPurchases(model, customer, horizon)),
    level,
  )
}

/** Of what lies beyond either end, so much may be left out of a model's distribution. */
const tailShare = 1e-3

/**
 * The interval of the *number* of purchases within the horizon after the end of observation: outcome and parameters
 * together. The distribution of the count, in which the customer has left with 1 − P(alive) and then buys nothing, is
 * averaged over the models, and the interval runs from its (1 − level)/2 to its (1 + level)/2 quantile, both counts
 * included. Counts are whole, so it covers at least its level.
 * @throws StatsError as {@link expectedPurchasesInterval}
 */
export function purchaseCountInterval(
  models: ModelDraws,
  customer: CustomerHistory,
  { horizon, level }: IntervalHorizon,
): Interval {
  checkLevel(level)
  if (models.length === 0) throw new StatsError('no-rows')
  const tail = (tailShare * (1 - level)) / 2
  const distributions = models.map((model) => {
    const alive = probabilityAlive(model, customer)
    const ifAlive = purchaseCountDistributionIfAlive(model, customer, { horizon, tail })
    return ifAlive.map((probability) => 1 - alive + alive * probability)
  })
  return {
    lower: quantileOfCounts(distributions, (1 - level) / 2),
    upper: quantileOfCounts(distributions, (1 + level) / 2),
  }
}

/** The least count that the averaged distribution function reaches the share at; where a list ends, all but `tail` is in it. */
function quantileOfCounts(distributions: readonly (readonly number[])[], share: number): number {
  for (let count = 0; ; count++) {
    const reached = distributions.reduce((sum, list) => sum + (list[count] ?? 1), 0) / distributions.length
    if (reached >= share) return count
  }
}
