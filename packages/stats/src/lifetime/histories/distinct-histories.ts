import { distinctValues, totalByCode } from '../../numeric/distinct-values.ts'
import type { FrequencyRecencyAge } from '../frequency-recency-age.ts'

/**
 * The histories with rows that are equal put together and their weights added, in order of first appearance. Rows of
 * weight 0 are left out. Worth its time where a row costs more than a few logarithms.
 */
export function distinctHistories({ frequency, recency, age, weight }: FrequencyRecencyAge): FrequencyRecencyAge {
  const columns = [frequency, recency, age]
  const rows = columns.reduce(pairCodes, new Uint32Array(weight.length))
  const distinct = distinctValues(Float64Array.from(rows))
  const totals = totalByCode(distinct, weight)
  const first = firstRows(distinct.codes, totals)
  const take = (column: Float64Array) => Float64Array.from(first, (row) => column[row])
  return { frequency: take(frequency), recency: take(recency), age: take(age), weight: totals.filter((w) => w > 0) }
}

/** One code for each distinct pair of code and value. Products stay exact: both have at most 2³² values. */
function pairCodes(codes: Uint32Array, column: Float64Array): Uint32Array {
  const { values, codes: others } = distinctValues(column)
  const pairs = Float64Array.from(codes, (code, row) => code * values.length + others[row])
  return distinctValues(pairs).codes
}

/** The first row of each code whose total is above zero. */
function firstRows(codes: Uint32Array, totals: Float64Array): number[] {
  const rows: number[] = []
  let seen = 0
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] < seen) continue
    seen++
    if (totals[codes[row]] > 0) rows.push(row)
  }
  return rows
}
