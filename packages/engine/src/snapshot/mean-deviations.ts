import { logDeviations } from '@sabad/stats/evaluation/delta-method'
import { discountedPurchasesIfAliveColumn } from '@sabad/stats/lifetime/discounted-purchases'
import { expectedPurchasesIfAliveColumn } from '@sabad/stats/lifetime/expected-purchases'
import { expectedSpend } from '@sabad/stats/lifetime/expected-spend'
import type { GammaGamma } from '@sabad/stats/lifetime/gamma-gamma'
import { probabilityAliveColumn } from '@sabad/stats/lifetime/probability-alive'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { yearOf, yearsOf } from './discounting.ts'
import { WEEKS_PER_YEAR } from './resolution.ts'

/** What the models know of customers who have bought: times in weeks, the mean value of repeat purchases in money. */
export interface KnownBuyers {
  readonly frequency: Float64Array
  readonly recency: Float64Array
  readonly age: Float64Array
  readonly meanValue: Float64Array
}

/** Purchases of a living customer hang by frequency and age alone, which many share: each pair is worked out once. */
function distinctAges({ frequency, age }: KnownBuyers) {
  const places = new Map<string, number>()
  const place = Uint32Array.from(frequency, (repeats, row) => {
    const key = `${repeats} ${age[row]}`
    const found = places.get(key) ?? places.size
    places.set(key, found)
    return found
  })
  const first = Array.from(places.keys(), (key) => key.split(' ').map(Number))
  const known = {
    frequency: Float64Array.from(first, ([repeats = 0]) => repeats),
    age: Float64Array.from(first, ([, weeks = 0]) => weeks),
  }
  return { known, place }
}

type IfAlive = (model: PurchaseModel, known: { frequency: Float64Array; age: Float64Array }) => Float64Array

function ofPurchases(model: PurchaseModel | null, buyers: KnownBuyers, ifAlive: IfAlive): Float64Array {
  // Of a customer who never bought nothing is estimated.
  if (!model?.covariance || buyers.frequency.length === 0) return buyers.frequency.map(() => Number.NaN)
  const { known, place } = distinctAges(buyers)
  return logDeviations(model, (one) => {
    const living = ifAlive(one, known)
    return probabilityAliveColumn(one, buyers).map((alive, row) => alive * (living[place[row] ?? 0] ?? Number.NaN))
  })
}

function ofSpend(model: GammaGamma | null, { frequency, meanValue }: KnownBuyers): Float64Array {
  if (!model?.covariance) return frequency.map(() => Number.NaN)
  return logDeviations(model, (one) =>
    // Who has bought once, or only for nothing, is expected to spend what everyone does.
    frequency.map((repeats, row) => {
      const mean = meanValue[row] ?? 0
      return expectedSpend(one, mean > 0 ? { frequency: repeats, meanValue: mean } : { frequency: 0, meanValue: 0 })
    }),
  )
}

const together = (one: Float64Array, other: Float64Array): Float64Array =>
  one.map((deviation, row) => Math.hypot(deviation, other[row] ?? Number.NaN))

/** Models that a snapshot was scored with. */
export interface ScoringModels {
  readonly purchases: PurchaseModel | null
  readonly spend: GammaGamma | null
  /** Yearly, 0..1. */
  readonly discountRate: number
}

/**
 * How far the estimates of the models' parameters leave open what is expected of a customer: the standard deviation of the
 * logarithm of each expectation, by the delta method (docs/models/borders.md). It is far less than what may happen to one
 * customer: it does not ask what this customer will do, but what such customers will do on average.
 */
export function meanDeviations({ purchases, spend, discountRate }: ScoringModels, buyers: KnownBuyers) {
  const [year, residual] = [yearOf(discountRate), yearsOf(discountRate)]
  const money = ofSpend(spend, buyers)
  const discounted = (discounting: typeof year) =>
    ofPurchases(purchases, buyers, (model, known) => discountedPurchasesIfAliveColumn(model, known, discounting))
  return {
    expected_purchases_12m: ofPurchases(purchases, buyers, (model, known) =>
      expectedPurchasesIfAliveColumn(model, known, WEEKS_PER_YEAR),
    ),
    expected_spend: money,
    clv_12m: together(discounted(year), money),
    clv_residual: together(discounted(residual), money),
  }
}
export type MeanDeviations = ReturnType<typeof meanDeviations>
