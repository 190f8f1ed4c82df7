import { type Rows, squaredDistance } from '../rows.ts'
import { assignAll, assignWhereNeeded, type Bounds, unknownBounds, widen } from './bounds.ts'

/** Where k-means ended. `labels` and `inertia` belong to the centres; inertia is Σ weight · squared distance. */
export interface Partition {
  readonly centres: Float64Array
  readonly labels: Uint32Array
  readonly inertia: number
  readonly iterations: number
  readonly converged: boolean
}

export interface LloydLimits {
  readonly maxIterations: number
  /** The search ends when no more than this share of the rows changes its cluster in a step. */
  readonly restless: number
}

/**
 * Lloyd's algorithm (Lloyd 1982, IEEE Trans. Inf. Theory 28): every row to its nearest centre, every centre to the mean
 * of its rows, until no row changes its cluster, or so few that it does not matter. A cluster that loses all rows
 * gets the row that costs most where it is. That nothing changes any more is measured without bounds, so rounding in
 * them cannot end the search early.
 */
export function lloyd(rows: Rows, start: Float64Array, { maxIterations, restless }: LloydLimits): Partition {
  const few = Math.floor(restless * rows.size)
  let centres = start
  const bounds = unknownBounds(rows.size)
  assignAll(rows, centres, bounds)
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    const moved = meansOf(rows, centres, bounds)
    widen(bounds, shiftsBetween(centres, moved, rows.dimensions))
    centres = moved
    if (assignWhereNeeded(rows, centres, bounds) <= few && assignAll(rows, centres, bounds) <= few) {
      return ended(rows, centres, { bounds, iterations: iteration, converged: true })
    }
  }
  assignAll(rows, centres, bounds)
  return ended(rows, centres, { bounds, iterations: maxIterations, converged: false })
}

interface End {
  readonly bounds: Bounds
  readonly iterations: number
  readonly converged: boolean
}

function ended(rows: Rows, centres: Float64Array, { bounds, iterations, converged }: End): Partition {
  const { labels } = bounds
  return { centres, labels, inertia: inertiaOf(rows, centres, labels), iterations, converged }
}

export function inertiaOf(rows: Rows, centres: Float64Array, labels: Uint32Array): number {
  let inertia = 0
  for (let row = 0; row < rows.size; row++) {
    const from = labels[row] * rows.dimensions
    inertia += rows.weight[row] * squaredDistance(rows, row, { coordinates: centres, from })
  }
  return inertia
}

/** The means of the clusters, after every empty one has been given a row. */
function meansOf(rows: Rows, centres: Float64Array, bounds: Bounds): Float64Array {
  const k = centres.length / rows.dimensions
  fillEmptyClusters(rows, centres, bounds)
  const { dimensions, coordinates, weight } = rows
  const sums = new Float64Array(k * dimensions)
  const masses = new Float64Array(k)
  for (let row = 0; row < rows.size; row++) {
    const c = bounds.labels[row]
    const w = weight[row]
    masses[c] += w
    for (let j = 0, at = c * dimensions, from = row * dimensions; j < dimensions; j++) {
      sums[at + j] += w * coordinates[from + j]
    }
  }
  return sums.map((sum, at) => sum / masses[Math.floor(at / dimensions)])
}

function fillEmptyClusters(rows: Rows, centres: Float64Array, { labels, upper, lower }: Bounds): void {
  const counts = new Uint32Array(centres.length / rows.dimensions)
  for (const label of labels) counts[label]++
  for (const [c, count] of counts.entries()) {
    if (count > 0) continue
    const row = dearestRow(rows, centres, { labels, counts })
    counts[labels[row]]--
    counts[c] = 1
    labels[row] = c
    // A row that was moved by hand breaks the bounds, so all start anew.
    upper.fill(Infinity)
    lower.fill(0)
  }
}

/** The row that adds most to the inertia, among those that do not have a cluster of their own. */
function dearestRow(
  rows: Rows,
  centres: Float64Array,
  { labels, counts }: { labels: Uint32Array; counts: Uint32Array },
) {
  let dearest = 0
  let most = -1
  for (let row = 0; row < rows.size; row++) {
    if (counts[labels[row]] < 2) continue
    const from = labels[row] * rows.dimensions
    const cost = rows.weight[row] * squaredDistance(rows, row, { coordinates: centres, from })
    if (cost > most) {
      dearest = row
      most = cost
    }
  }
  return dearest
}

function shiftsBetween(before: Float64Array, after: Float64Array, dimensions: number): Float64Array {
  const squares = new Float64Array(before.length / dimensions)
  for (let at = 0; at < before.length; at++) squares[Math.floor(at / dimensions)] += (after[at] - before[at]) ** 2
  return squares.map(Math.sqrt)
}
