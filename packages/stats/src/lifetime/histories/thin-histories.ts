import { coarseRows, thinByWeight } from '../../numeric/thin-by-weight.ts'
import type { FrequencyRecencyAge } from '../frequency-recency-age.ts'

/** A sample by weight that finds the neighbourhood of a maximum in milliseconds; see {@link thinByWeight}. */
export function thinHistories(data: FrequencyRecencyAge): FrequencyRecencyAge {
  const { rows, weight } = thinByWeight(data.weight, coarseRows)
  const take = (column: Float64Array) => Float64Array.from(rows, (row) => column[row])
  return { frequency: take(data.frequency), recency: take(data.recency), age: take(data.age), weight }
}
