import { drawInProportion, type Random } from '../../numeric/random.ts'
import { type Rows, squaredDistance } from '../rows.ts'

/**
 * Greedy k-means++ (Arthur & Vassilvitskii 2007, sec. 2.2 and 6): each next centre is the best of 2 + ⌊ln k⌋ rows
 * drawn in proportion to weight times squared distance from the centres so far.
 */
export function startCentres(rows: Rows, k: number, random: Random): Float64Array {
  const trials = 2 + Math.floor(Math.log(k))
  const centres = new Float64Array(k * rows.dimensions)
  const place = (c: number, row: number) => centres.set(coordinatesOf(rows, row), c * rows.dimensions)
  const first = drawInProportion(random, rows.weight)
  place(0, first)
  let nearest = nearerOf(rows, first, new Float64Array(rows.size).fill(Infinity))
  for (let c = 1; c < k; c++) {
    const amounts = nearest.map((distance, row) => distance * rows.weight[row])
    const candidates = Array.from({ length: trials }, () => drawInProportion(random, amounts))
    const outcomes = candidates.map((row) => ({ row, nearest: nearerOf(rows, row, nearest) }))
    const best = outcomes.reduce((one, other) =>
      weightedSum(rows, other.nearest) < weightedSum(rows, one.nearest) ? other : one,
    )
    place(c, best.row)
    nearest = best.nearest
  }
  return centres
}

function coordinatesOf({ dimensions, coordinates }: Rows, row: number): Float64Array {
  return coordinates.subarray(row * dimensions, (row + 1) * dimensions)
}

/** Squared distances to the nearest centre when the given row becomes one, too. */
function nearerOf(rows: Rows, row: number, nearest: Float64Array): Float64Array {
  const centre = { coordinates: rows.coordinates, from: row * rows.dimensions }
  return nearest.map((distance, i) => Math.min(distance, squaredDistance(rows, i, centre)))
}

function weightedSum({ weight }: Rows, column: Float64Array): number {
  let sum = 0
  for (let i = 0; i < column.length; i++) sum += weight[i] * column[i]
  return sum
}
