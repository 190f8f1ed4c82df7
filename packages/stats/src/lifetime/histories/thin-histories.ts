import { coarseRows, thinByWeight } from '../../numeric/thin-by-weight.ts'
import { valuesAt } from '../../numeric/values-at.ts'
import type { FrequencyRecencyAge } from '../frequency-recency-age.ts'

/** A sample by weight that finds the neighbourhood of a maximum in milliseconds; see {@link thinByWeight}. */
export function thinHistories(data: FrequencyRecencyAge): FrequencyRecencyAge {
  const { rows, weight } = thinByWeight(data.weight, coarseRows)
  const take = (column: Float64Array) => valuesAt(column, rows)
  return { frequency: take(data.frequency), recency: take(data.recency), age: take(data.age), weight }
}
