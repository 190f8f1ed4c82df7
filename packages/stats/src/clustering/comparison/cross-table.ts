import { checkLengths } from '../../lifetime/frequency-recency-age.ts'
import { StatsError } from '../../stats-error.ts'
import { checkWeights } from '../points.ts'

/** How many customers two partitions put together: counts[i][j] are in group i of the one and group j of the other. */
export interface CrossTable {
  readonly counts: readonly (readonly number[])[]
  readonly rowTotals: readonly number[]
  readonly columnTotals: readonly number[]
  readonly total: number
}

/**
 * Counts two partitions of the same rows, both numbered from 0, with the weight of each row.
 * @throws StatsError when lengths differ, or a weight is negative or not finite
 */
export function crossTable(one: Uint32Array, other: Uint32Array, weight: Float64Array): CrossTable {
  if (one.length !== weight.length || other.length !== weight.length) {
    const lengths = [one.length, other.length, weight.length].join(', ')
    throw new StatsError('columns-differ-in-length', { lengths })
  }
  checkLengths({ weight })
  checkWeights(weight)
  const height = numberOfGroups(one)
  const width = numberOfGroups(other)
  const packed = new Float64Array(height * width)
  for (let row = 0; row < weight.length; row++) packed[one[row] * width + other[row]] += weight[row]
  return crossTableOf(Array.from({ length: height }, (_, i) => Array.from(packed.subarray(i * width, (i + 1) * width))))
}

/** One more than the largest number. */
export function numberOfGroups(labels: Uint32Array): number {
  return labels.reduce((most, label) => Math.max(most, label), 0) + 1
}

/** A table that was counted elsewhere: counts[i][j] of group i of the one and group j of the other. */
export function crossTableOf(counts: readonly (readonly number[])[]): CrossTable {
  const rowTotals = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columnTotals = counts[0].map((_, j) => counts.reduce((sum, row) => sum + row[j], 0))
  return { counts, rowTotals, columnTotals, total: rowTotals.reduce((sum, count) => sum + count, 0) }
}
