import { checkLevel, type Interval, percentileInterval } from '../numeric/quantile.ts'
import { StatsError } from '../stats-error.ts'
import type { CountHorizon } from './behaviour/purchase-behaviour.ts'
import { expectedPurchases } from './expected-purchases.ts'
import type { CustomerColumns, CustomerHistory } from './frequency-recency-age.ts'
import { probabilityAlive, probabilityAliveColumn } from './probability-alive.ts'
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
  horizon: IntervalHorizon,
): Interval {
  const column = (value: number) => Float64Array.of(value)
  const { frequency, recency, age } = customer
  const known = { frequency: column(frequency), recency: column(recency), age: column(age) }
  const { lower, upper } = purchaseCountIntervalColumns(models, known, horizon)
  return { lower: lower[0] ?? Number.NaN, upper: upper[0] ?? Number.NaN }
}

/** {@link purchaseCountInterval} for columns of equal length; the error names the row. */
export function purchaseCountIntervalColumns(
  models: ModelDraws,
  customers: CustomerColumns,
  { horizon, level }: IntervalHorizon,
): { readonly lower: Float64Array; readonly upper: Float64Array } {
  checkLevel(level)
  if (models.length === 0) throw new StatsError('no-rows')
  const tail = (tailShare * (1 - level)) / 2
  const beliefs = models.map((model) => ({
    alive: probabilityAliveColumn(model, customers),
    ifAlive: countsIfAlive(model, customers, { horizon, tail }),
  }))
  const quantileOf = (share: number) =>
    customers.frequency.map((_, row) => {
      const distributions = beliefs.map(({ alive, ifAlive }) => ({ alive: alive[row] ?? 0, upTo: ifAlive(row) }))
      return quantileOfCounts(distributions, share)
    })
  return { lower: quantileOf((1 - level) / 2), upper: quantileOf((1 + level) / 2) }
}

/** The distribution of a row's purchases if alive, worked out once for each history that it hangs by. */
function countsIfAlive(model: AnyPurchaseModel, { frequency, recency, age }: CustomerColumns, horizon: CountHorizon) {
  const known = new Map<string, readonly number[]>()
  // Without a rhythm, when the last purchase was says nothing more of one who is alive.
  const hasRhythm = model.kind === 'bg-cnbd-k' || model.kind === 'mbg-cnbd-k'
  return (row: number): readonly number[] => {
    const history = { frequency: frequency[row] ?? 0, recency: recency[row] ?? 0, age: age[row] ?? 0 }
    const key = `${history.frequency} ${hasRhythm ? history.recency : ''} ${history.age}`
    const counts = known.get(key) ?? purchaseCountDistributionIfAlive(model, history, horizon)
    known.set(key, counts)
    return counts
  }
}

interface CountDistribution {
  readonly alive: number
  /** [P(Y ≤ 0), P(Y ≤ 1), ...] of a living customer; where it ends, all but the tail is in it. */
  readonly upTo: readonly number[]
}

/** The least count that the averaged distribution function reaches the share at. */
function quantileOfCounts(distributions: readonly CountDistribution[], share: number): number {
  for (let count = 0; ; count++) {
    const reached = distributions.reduce((sum, { alive, upTo }) => sum + 1 - alive + alive * (upTo[count] ?? 1), 0)
    if (reached >= share * distributions.length) return count
  }
}
