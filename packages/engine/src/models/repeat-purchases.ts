import type { RepeatPurchases } from '@sabad/contract/schemas/models'
import { probabilityOf } from '@sabad/stats/lifetime/purchase-counts'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { z } from 'zod'
import { DAYS_PER_WEEK } from '../snapshot/resolution.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'

/** The class that holds all of that many repeat purchases and above. */
export const LAST_REPEATS = 11

/** Ages are told in so many cells at most: chances hardly change within one, and a page must not wait. */
const MOST_AGES = 32

/** Whom the models were fitted to: buyers who have been observed for a day at least. */
const observedBuyers = (asOf: string): Sql => sql`
  SELECT purchase_days - 1 AS repeats, as_of - first_purchase_on AS age
  FROM snapshots JOIN current_publications USING (run_id, as_of)
  WHERE as_of = CAST(${asOf} AS DATE) AND purchase_days > 0 AND first_purchase_on < as_of`

/** Customers by how often they bought again. */
export const customersByRepeats = (asOf: string): Sql => sql`
  SELECT least(repeats, ${LAST_REPEATS}) AS repeats, count(*) AS customers FROM (${observedBuyers(asOf)}) GROUP BY ALL ORDER BY ALL`

/** Customers by age, in weeks: exact while there are few ages, else the mean of equal spans. */
export const customersByAge = (asOf: string): Sql => sql`
  WITH observed AS (${observedBuyers(asOf)}), span AS (
    SELECT greatest(1, CAST(ceil((max(age) - min(age) + 1) / ${MOST_AGES}) AS INTEGER)) AS days, min(age) AS youngest FROM observed
  )
  SELECT avg(age) / ${DAYS_PER_WEEK} AS age, count(*) AS customers FROM observed, span
  GROUP BY (age - youngest) // days ORDER BY ALL`

/** How often the customers of a date bought again, and how old they are. */
export interface ObservedRepeats {
  /** Customers with 0, 1, ... repeat purchases, the last with that many or more. */
  readonly customers: readonly number[]
  readonly ages: { readonly age: Float64Array; readonly customers: Float64Array }
}

const repeatsRow = z.object({ repeats: z.number(), customers: z.number() })

export async function observedRepeats(database: Database, asOf: string): Promise<ObservedRepeats> {
  const rows = await database.rows(customersByRepeats(asOf), repeatsRow)
  const byRepeats = new Map(rows.map(({ repeats, customers }) => [repeats, customers]))
  return {
    customers: Array.from({ length: LAST_REPEATS + 1 }, (_, repeats) => byRepeats.get(repeats) ?? 0),
    ages: await database.columns(customersByAge(asOf), ['age', 'customers']),
  }
}

/**
 * Customers by how often they bought again, observed and expected: Σ P(X(T) = n) over the ages T of the base (Fader,
 * Hardie & Lee 2005, figure 1: predicted versus actual frequency of repeat transactions).
 */
export function repeatPurchasesOf(model: PurchaseModel, { customers, ages }: ObservedRepeats): RepeatPurchases {
  const expectedAt = (repeats: number): number =>
    ages.age.reduce((sum, age, row) => sum + (ages.customers[row] ?? 0) * probabilityOf(model, repeats, age), 0)
  const below = Array.from({ length: LAST_REPEATS }, (_, repeats) => expectedAt(repeats))
  const total = customers.reduce((sum, count) => sum + count, 0)
  const above = below.reduce((rest, expected) => rest - expected, total)
  return customers.map((count, repeats) => ({
    repeats,
    customers: count,
    expected: below[repeats] ?? Math.max(0, above),
  }))
}
