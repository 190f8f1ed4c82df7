import { type DistinctValues, distinctValues, totalByCode } from '../../numeric/distinct-values.ts'
import type { FrequencyRecencyAge } from '../frequency-recency-age.ts'

/** The rows, coded by distinct value, so that logarithms and gamma functions are taken once per value. */
export interface Cells {
  readonly frequency: DistinctValues
  readonly recency: DistinctValues
  readonly age: DistinctValues
  readonly weight: Float64Array
  /** Customers per distinct frequency: all that the terms without time need. */
  readonly frequencyWeight: Float64Array
}

export function toCells(data: FrequencyRecencyAge): Cells {
  const frequency = distinctValues(data.frequency)
  return {
    frequency,
    recency: distinctValues(data.recency),
    age: distinctValues(data.age),
    weight: data.weight,
    frequencyWeight: totalByCode(frequency, data.weight),
  }
}

/** The cells at `rows`, with new weights. */
export function takeRows(cells: Cells, rows: Uint32Array, weight: Float64Array): Cells {
  const take = ({ values, codes }: DistinctValues): DistinctValues => {
    return { values, codes: rows.map((row) => codes[row]) }
  }
  const frequency = take(cells.frequency)
  const frequencyWeight = totalByCode(frequency, weight)
  return { frequency, recency: take(cells.recency), age: take(cells.age), weight, frequencyWeight }
}
