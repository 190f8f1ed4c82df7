import type { FitAnswer } from '@sabad/contract/schemas/models'
import { parameterDraws } from '@sabad/stats/evaluation/parameter-draws'
import type { ContractModel } from '@sabad/stats/lifetime/contractual/contract-model'
import { retentionRate, survivalProbability } from '@sabad/stats/lifetime/contractual/survival'
import type { DiscreteModel } from '@sabad/stats/lifetime/discrete/discrete-model'
import { expectedFuturePurchases } from '@sabad/stats/lifetime/discrete/expected-purchases'
import { probabilityAliveAtNext } from '@sabad/stats/lifetime/discrete/probability-alive'
import { expectedPurchasesIfAliveColumn } from '@sabad/stats/lifetime/expected-purchases'
import { expectedSpend } from '@sabad/stats/lifetime/expected-spend'
import type { FrequencyRecencyAge } from '@sabad/stats/lifetime/frequency-recency-age'
import type { GammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { meanSpendQuantile } from '@sabad/stats/lifetime/mean-spend-quantile'
import { probabilityAliveColumn } from '@sabad/stats/lifetime/probability-alive'
import { purchaseCountIntervalColumns } from '@sabad/stats/lifetime/purchase-intervals'
import type { AnyPurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import type { Fitted } from '@sabad/stats/model'
import { seeded } from '@sabad/stats/numeric/random'

type Predictions = NonNullable<FitAnswer['predictions']>

/** Intervals leave out a tenth on either side. */
const TAIL = 0.1

const columnOf = (name: string, values: ArrayLike<number | null>) => ({ name, values: Array.from(values) })

/** Models that could as well have been fitted, averaged over: enough for the ends of an interval of whole counts. */
const DRAWS = 50

/** Beyond so many rows the estimates are so sharp that a customer's interval is what may happen to the customer alone. */
const MOST_DRAWN_ROWS = 20_000

/** What else the parameters might be, as far as the data leave that open. */
export function drawsOf<Model extends Fitted>(model: Model, rows: number): readonly Model[] {
  if (!model.covariance || rows > MOST_DRAWN_ROWS) return [model]
  return parameterDraws(model, { draws: DRAWS, random: seeded(1) })
}

/** A model, and what it could as well be. */
export interface PurchaseBeliefs {
  readonly estimate: AnyPurchaseModel
  /** From {@link drawsOf}. */
  readonly draws: readonly AnyPurchaseModel[]
}

/**
 * P(alive), expected purchases within the horizon, and the range in which 8 of 10 such customers will stay: what may happen
 * and what the estimates leave open together.
 */
export function foretellPurchases(
  { estimate, draws }: PurchaseBeliefs,
  data: FrequencyRecencyAge,
  horizon: number,
): Predictions {
  const alive = probabilityAliveColumn(estimate, data)
  const living = expectedPurchasesIfAliveColumn(estimate, data, horizon)
  const { lower, upper } = purchaseCountIntervalColumns(draws, data, { horizon, level: 1 - 2 * TAIL })
  return [
    columnOf('probability_alive', alive),
    columnOf(
      'expected_purchases',
      living.map((expected, row) => expected * (alive[row] ?? 0)),
    ),
    columnOf('purchases_lower', lower),
    columnOf('purchases_upper', upper),
  ]
}

/** Expected value of a future purchase, and the range of the customer's own mean. */
export function foretellSpend(
  model: GammaGamma,
  known: { readonly frequency: Float64Array; readonly meanValue: Float64Array },
): Predictions {
  const rows = Array.from(known.frequency, (frequency, row) => ({ frequency, meanValue: known.meanValue[row] ?? 0 }))
  return [
    columnOf(
      'expected_spend',
      rows.map((row) => expectedSpend(model, row)),
    ),
    columnOf(
      'spend_lower',
      rows.map((row) => meanSpendQuantile(model, row, TAIL)),
    ),
    columnOf(
      'spend_upper',
      rows.map((row) => meanSpendQuantile(model, row, 1 - TAIL)),
    ),
  ]
}

/** Survival and retention after each renewal up to the horizon. */
export function foretellContracts(model: ContractModel, horizon: number): Predictions {
  const periods = Array.from({ length: Math.floor(horizon) }, (_, index) => index + 1)
  return [
    columnOf('period', periods),
    columnOf(
      'survival',
      periods.map((period) => survivalProbability(model, period)),
    ),
    columnOf(
      'retention',
      periods.map((period) => retentionRate(model, period)),
    ),
  ]
}

/** P(alive) at the next opportunity, and expected purchases over the next `horizon` of them. */
export function foretellOpportunities(model: DiscreteModel, data: FrequencyRecencyAge, horizon: number): Predictions {
  const rows = Array.from(data.frequency, (frequency, row) => ({
    frequency,
    recency: data.recency[row] ?? 0,
    age: data.age[row] ?? 0,
  }))
  return [
    columnOf(
      'probability_alive',
      rows.map((row) => probabilityAliveAtNext(model, row)),
    ),
    columnOf(
      'expected_purchases',
      rows.map((row) => expectedFuturePurchases(model, row, horizon)),
    ),
  ]
}
