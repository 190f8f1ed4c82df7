import type { FitAnswer } from '@sabad/contract/schemas/models'
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
import { purchaseCountDistributionIfAlive } from '@sabad/stats/lifetime/purchase-counts'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'

type Predictions = NonNullable<FitAnswer['predictions']>

/** Intervals leave out a tenth on either side. */
const TAIL = 0.1

const columnOf = (name: string, values: ArrayLike<number | null>) => ({ name, values: Array.from(values) })

/** P(alive), expected purchases within the horizon, and the range in which 8 of 10 such customers will stay. */
export function foretellPurchases(model: PurchaseModel, data: FrequencyRecencyAge, horizon: number): Predictions {
  const alive = probabilityAliveColumn(model, data)
  const living = expectedPurchasesIfAliveColumn(model, data, horizon)
  const counts = countsOf(model, data, horizon)
  const quantile = (level: number) => alive.map((probability, row) => quantileOf(counts(row), probability, level))
  return [
    columnOf('probability_alive', alive),
    columnOf(
      'expected_purchases',
      living.map((expected, row) => expected * (alive[row] ?? 0)),
    ),
    columnOf('purchases_lower', quantile(TAIL)),
    columnOf('purchases_upper', quantile(1 - TAIL)),
  ]
}

/** The distribution of a row's purchases if alive, worked out once for each distinct frequency and age. */
function countsOf(model: PurchaseModel, { frequency, age }: FrequencyRecencyAge, horizon: number) {
  const known = new Map<string, readonly number[]>()
  return (row: number): readonly number[] => {
    const history = { frequency: frequency[row] ?? 0, age: age[row] ?? 0 }
    const key = `${history.frequency} ${history.age}`
    const counts = known.get(key) ?? purchaseCountDistributionIfAlive(model, history, { horizon, tail: TAIL })
    known.set(key, counts)
    return counts
  }
}

/** Who is gone buys nothing: the quantile of the living at (level − (1 − alive)) / alive. */
function quantileOf(counts: readonly number[], alive: number, level: number): number {
  const within = (level - (1 - alive)) / alive
  return within <= 0 ? 0 : counts.filter((upTo) => upTo < within).length
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
