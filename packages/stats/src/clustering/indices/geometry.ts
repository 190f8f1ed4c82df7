import { StatsError } from '../../stats-error.ts'
import { numberOfGroups } from '../comparison/cross-table.ts'
import { inertiaOf } from '../k-means/lloyd.ts'
import { checkPoints, type Points } from '../points.ts'
import { type Rows, rowsOf } from '../rows.ts'

/** Points with their groups: what the indices are computed from. */
export interface GroupedRows {
  readonly rows: Rows
  readonly labels: Uint32Array
  /** Means of the groups, one after the other. */
  readonly centres: Float64Array
  readonly weights: Float64Array
}

/**
 * Groups are numbered anew without gaps, in the order of their numbers, so that an empty one does not count.
 * @throws StatsError when a row is bad, labels differ from the points in length, or all points are in one group
 */
export function groupRows(points: Points, labels: Uint32Array): GroupedRows {
  checkPoints(points)
  if (labels.length !== points.weight.length) {
    throw new StatsError('columns-differ-in-length', { lengths: [points.weight.length, labels.length].join(', ') })
  }
  const dense = withoutGaps(labels, points.weight)
  const k = numberOfGroups(dense)
  if (k < 2) throw new StatsError('too-few-groups', { found: k })
  const rows = rowsOf(points, Object.keys(points.columns))
  return { rows, labels: dense, ...meansOf(rows, dense, k) }
}

/** The sum over all rows of weight · squared distance to the mean of the group. */
export function withinSumOfSquares({ rows, labels, centres }: GroupedRows): number {
  return inertiaOf(rows, centres, labels)
}

/** The sum over the groups of weight · squared distance of their mean to the mean of all. */
export function betweenSumOfSquares({ rows: { dimensions }, centres, weights }: GroupedRows): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let between = 0
  for (let j = 0; j < dimensions; j++) {
    const means = weights.map((_, c) => centres[c * dimensions + j])
    const overall = means.reduce((sum, mean, c) => sum + weights[c] * mean, 0) / total
    between += means.reduce((sum, mean, c) => sum + weights[c] * (mean - overall) ** 2, 0)
  }
  return between
}

function withoutGaps(labels: Uint32Array, weight: Float64Array): Uint32Array {
  const used = new Float64Array(numberOfGroups(labels))
  for (const [row, label] of labels.entries()) used[label] += weight[row]
  const numbers = new Uint32Array(used.length)
  for (let label = 0, next = 0; label < used.length; label++) if (used[label] > 0) numbers[label] = next++
  return labels.map((label) => numbers[label])
}

function meansOf(rows: Rows, labels: Uint32Array, k: number): Pick<GroupedRows, 'centres' | 'weights'> {
  const { dimensions, coordinates, weight } = rows
  const sums = new Float64Array(k * dimensions)
  const weights = new Float64Array(k)
  for (const [row, label] of labels.entries()) {
    weights[label] += weight[row]
    for (let j = 0; j < dimensions; j++) {
      sums[label * dimensions + j] += weight[row] * coordinates[row * dimensions + j]
    }
  }
  return { weights, centres: sums.map((sum, at) => sum / weights[Math.floor(at / dimensions)]) }
}
