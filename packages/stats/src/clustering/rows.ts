import { distinctRows } from '../numeric/distinct-rows.ts'
import { thinByWeight } from '../numeric/thin-by-weight.ts'
import { StatsError } from '../stats-error.ts'
import { type Points, takeColumns } from './points.ts'

/** Points row after row in one array, as distances are computed: coordinate j of row i is at i · dimensions + j. */
export interface Rows {
  readonly size: number
  readonly dimensions: number
  readonly coordinates: Float64Array
  readonly weight: Float64Array
}

/**
 * The different points in an order of their own, so that a fit does not depend on the order of rows.
 * @throws StatsError too-few-distinct-rows when there are fewer than needed
 */
export function toDistinctRows({ columns, weight }: Points, needed: number): Rows {
  const distinct = distinctRows(Object.values(columns), weight)
  const rows = toRows(distinct.columns, distinct.weight)
  if (rows.size < needed) throw new StatsError('too-few-distinct-rows', { needed, found: rows.size })
  return rows
}

/** The named columns as rows, in the order in which they came. */
export function rowsOf({ columns, weight }: Points, dimensions: readonly string[]): Rows {
  return toRows(takeColumns(columns, dimensions), weight)
}

/**
 * At most `size` rows that stand for all: see thinByWeight. All rows, when a few of them are so heavy that hardly any
 * other would be kept.
 */
export function thinned(rows: Rows, size: number): Rows {
  if (rows.size <= size) return rows
  const kept = thinByWeight(rows.weight, size)
  return 4 * kept.rows.length < size ? rows : takeRows(rows, kept.rows, kept.weight)
}

export function takeRows({ dimensions, coordinates }: Rows, taken: Uint32Array, weight: Float64Array): Rows {
  const found = new Float64Array(taken.length * dimensions)
  for (const [at, row] of taken.entries()) {
    found.set(coordinates.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions)
  }
  return { size: taken.length, dimensions, coordinates: found, weight }
}

function toRows(columns: readonly Float64Array[], weight: Float64Array): Rows {
  const dimensions = columns.length
  const coordinates = new Float64Array(weight.length * dimensions)
  for (const [j, column] of columns.entries()) {
    for (let row = 0; row < weight.length; row++) coordinates[row * dimensions + j] = column[row]
  }
  return { size: weight.length, dimensions, coordinates, weight }
}

/** Squared distance of a row to a centre, whose coordinates start at `from`. */
export function squaredDistance({ dimensions, coordinates }: Rows, row: number, centre: CentreAt): number {
  const start = row * dimensions
  let sum = 0
  for (let j = 0; j < dimensions; j++) {
    const difference = coordinates[start + j] - centre.coordinates[centre.from + j]
    sum += difference * difference
  }
  return sum
}

interface CentreAt {
  readonly coordinates: Float64Array
  readonly from: number
}
