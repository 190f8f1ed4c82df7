import {
  type CustomerColumns,
  type CustomerHistory,
  checkAmount,
  checkCount,
  checkCustomer,
  checkLengths,
  inRow,
} from '../frequency-recency-age.ts'
import type { FrequencyAge, PurchaseBehaviour } from './purchase-behaviour.ts'

/** {@link FrequencyAge} as columns of equal length. */
export interface FrequencyAgeColumns {
  readonly frequency: Float64Array
  readonly age: Float64Array
}

/** What is said of a living customer: with the recency where the model needs it. */
export interface Known extends FrequencyAge {
  readonly recency?: number | undefined
}

/** {@link Known} as columns of equal length. */
export type KnownColumns = FrequencyAgeColumns & Partial<CustomerColumns>

/**
 * The history of a living customer as its behaviour takes it. A missing recency is refused as not finite, unless purchases
 * are memoryless: then it is not looked at.
 */
export function livingHistory({ memoryless }: PurchaseBehaviour, known: Known): CustomerHistory {
  const { frequency, age } = known
  if (memoryless) {
    checkCount('frequency', frequency)
    checkAmount('age', age)
    return { frequency, recency: 0, age }
  }
  const customer = { frequency, recency: known.recency ?? Number.NaN, age }
  checkCustomer(customer)
  return customer
}

/** Applies `score` to each living customer after checking it; the error names the row. */
export function forEachLiving(
  behaviour: PurchaseBehaviour,
  known: KnownColumns,
  score: (customer: CustomerHistory) => number,
): Float64Array {
  checkLengths({ ...known })
  const { frequency, recency, age } = known
  return frequency.map((count, row) => {
    return score(
      inRow(row, () => livingHistory(behaviour, { frequency: count, recency: recency?.[row], age: age[row] })),
    )
  })
}
