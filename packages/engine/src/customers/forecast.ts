import type { CustomerForecast, ForecastBasis } from '@sabad/contract/schemas/customers'
import { expectedPurchases } from '@sabad/stats/lifetime/expected-purchases'
import type { CustomerHistory } from '@sabad/stats/lifetime/frequency-recency-age'
import { nextPurchase, nextPurchaseIfAlive } from '@sabad/stats/lifetime/next-purchase'
import { probabilityAlive } from '@sabad/stats/lifetime/probability-alive'
import { purchaseCountDistributionIfAlive } from '@sabad/stats/lifetime/purchase-counts'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { z } from 'zod'
import { type InUse, modelsInUse } from '../models/models-in-use.ts'
import { storedPurchaseModel } from '../models/stored-model.ts'
import { daysAfter } from '../snapshot/as-of-dates.ts'
import { TAIL } from '../snapshot/count-cells.ts'
import { historyColumns } from '../snapshot/history-columns.ts'
import { DAYS_PER_WEEK, WEEKS_PER_YEAR } from '../snapshot/resolution.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'

const MONTHS = 24
const WEEKS_PER_MONTH = WEEKS_PER_YEAR / 12

/** A day that is further off says only that nobody knows. */
const FURTHEST_WEEKS = 10 * WEEKS_PER_YEAR

const daysOf = (weeks: number): number => Math.round(weeks * DAYS_PER_WEEK)

/**
 * The smallest number of purchases that is not exceeded with this probability: the customer is gone with probability
 * 1 − P(alive) and then buys nothing, as in the scores (snapshot/score.ts).
 */
function quantile(alive: number, ifAlive: readonly number[], level: number): number {
  if (alive <= 1 - level) return 0
  const living = (level - (1 - alive)) / alive
  return ifAlive.filter((upTo) => upTo < living).length
}

/** Purchases of the next months, each month's with the ends of its interval. */
function curveOf(model: PurchaseModel, customer: CustomerHistory, asOf: string): CustomerForecast['curve'] {
  const alive = probabilityAlive(model, customer)
  return Array.from({ length: MONTHS + 1 }, (_, months) => {
    const horizon = months * WEEKS_PER_MONTH
    const ifAlive = purchaseCountDistributionIfAlive(model, customer, { horizon, tail: TAIL })
    return {
      months,
      on: daysAfter(asOf, daysOf(horizon)),
      expected: expectedPurchases(model, customer, horizon),
      lower: quantile(alive, ifAlive, TAIL),
      upper: quantile(alive, ifAlive, 1 - TAIL),
    }
  })
}

function nextOf(model: PurchaseModel, customer: CustomerHistory, asOf: string): CustomerForecast['next'] {
  const by = (probability: number): string | null => {
    const { within } = nextPurchaseIfAlive(model, customer, probability)
    return within === null || within > FURTHEST_WEEKS ? null : daysAfter(asOf, daysOf(within))
  }
  const everAgain = 1 - nextPurchase(model, customer, TAIL).never
  return { everAgain, early: by(TAIL), likely: by(1 / 2), late: by(1 - TAIL) }
}

const historyRow = z.object({ frequency: z.number(), recency: z.number(), age: z.number() })

/** Null for a customer who never bought. */
async function historyOf(database: Database, key: number, asOf: string): Promise<CustomerHistory | null> {
  const [row] = await database.rows(
    sql`SELECT ${historyColumns}
        FROM snapshots JOIN current_publications USING (run_id, as_of)
        WHERE as_of = CAST(${asOf} AS DATE) AND customer_key = ${key} AND purchase_days > 0`,
    historyRow,
  )
  return row ?? null
}

const noPurchases = { model: null, missing: { code: 'no-purchases', params: {} } }

/** What is foretold of one customer as of a date, and on which models it rests. */
export async function forecastOf(database: Database, key: number, asOf: string): Promise<CustomerForecast> {
  const history = await historyOf(database, key, asOf)
  if (!history) return { alive: noPurchases, purchases: noPurchases, spend: noPurchases, curve: [], next: null }
  const { alive, purchases, spend } = await modelsInUse(database, asOf)
  const basis = ({ name, missing }: InUse): ForecastBasis => ({ model: name, missing })
  const model = purchases.json === null ? null : storedPurchaseModel(purchases.json)
  return {
    alive: basis(alive),
    purchases: basis(purchases),
    spend: basis(spend),
    curve: model ? curveOf(model, history, asOf) : [],
    next: model && nextOf(model, history, asOf),
  }
}
