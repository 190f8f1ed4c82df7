import { rowCodes } from '../../numeric/row-codes.ts'
import { valuesAt } from '../../numeric/values-at.ts'
import type { FrequencyRecencyAge } from '../frequency-recency-age.ts'

/**
 * The histories with rows that are equal put together and their weights added, in order of first appearance. Rows of
 * weight 0 are left out. Worth its time where a row costs more than a few logarithms.
 */
export function distinctHistories({ frequency, recency, age, weight }: FrequencyRecencyAge): FrequencyRecencyAge {
  const codes = rowCodes([frequency, recency, age], weight.length)
  const rows: number[] = []
  const totals = new Float64Array(weight.length)
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] === rows.length) rows.push(row)
    totals[codes[row]] += weight[row]
  }
  const kept = rows.filter((_, code) => totals[code] > 0)
  const take = (column: Float64Array) => valuesAt(column, kept)
  return { frequency: take(frequency), recency: take(recency), age: take(age), weight: totals.filter((w) => w > 0) }
}
