import type { RepeatPurchases } from '@sabad/contract/schemas/models'
import { probabilityOf } from '@sabad/stats/lifetime/purchase-counts'
import type { PurchaseModel } from '@sabad/stats/lifetime/purchase-model'
import { DAYS_PER_WEEK } from '../snapshot/resolution.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'

/** The class that holds all of that many repeat purchases and above. */
const LAST_REPEATS = 11

/** Ages are told in so many cells at most: chances hardly change within one, and a page must not wait. */
const MOST_AGES = 32

/**
 * Customers by how often they bought again and by age in days, read in one pass: of those whom models can be fitted to,
 * buyers who have been observed for a day at least.
 */
export const customersByRepeatsAndAge = (asOf: string): Sql => sql`
  SELECT least(purchase_days - 1, ${LAST_REPEATS}) AS repeats, as_of - first_purchase_on AS age, count(*) AS customers
  FROM snapshots JOIN current_publications USING (run_id, as_of)
  WHERE as_of = CAST(${asOf} AS DATE) AND purchase_days > 0 AND first_purchase_on < as_of GROUP BY ALL ORDER BY ALL`

interface Ages {
  readonly age: Float64Array
  readonly customers: Float64Array
}

/** How often the customers of a date bought again, and how old they are. */
export interface ObservedRepeats {
  /** Customers with 0, 1, ... repeat purchases, the last with that many or more. */
  readonly customers: readonly number[]
  /** In weeks. */
  readonly ages: Ages
}

/** Ages with their customers: each by itself while there are few, else the mean of equal spans. */
function inSpans({ age, customers }: Ages): Ages {
  const [youngest, oldest] = age.reduce(
    ([least, most], days) => [Math.min(least, days), Math.max(most, days)],
    [Number.POSITIVE_INFINITY, 0],
  )
  const span = Math.max(1, Math.ceil((oldest - youngest + 1) / MOST_AGES))
  const spans = new Map<number, { days: number; customers: number }>()
  for (const [row, days] of age.entries()) {
    const index = Math.floor((days - youngest) / span)
    const cell = spans.get(index) ?? { days: 0, customers: 0 }
    const count = customers[row] ?? 0
    spans.set(index, { days: cell.days + count * days, customers: cell.customers + count })
  }
  const cells = [...spans.values()]
  return {
    age: Float64Array.from(cells, (cell) => cell.days / cell.customers / DAYS_PER_WEEK),
    customers: Float64Array.from(cells, (cell) => cell.customers),
  }
}

export async function observedRepeats(database: Database, asOf: string): Promise<ObservedRepeats> {
  const names = ['repeats', 'age', 'customers'] as const
  const { repeats, age, customers } = await database.columns(customersByRepeatsAndAge(asOf), names)
  const byRepeats = Array.from({ length: LAST_REPEATS + 1 }, () => 0)
  for (const [row, index] of repeats.entries()) byRepeats[index] = (byRepeats[index] ?? 0) + (customers[row] ?? 0)
  return { customers: byRepeats, ages: inSpans({ age, customers }) }
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
