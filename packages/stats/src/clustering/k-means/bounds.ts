import type { Rows } from '../rows.ts'
import { findNearest } from './nearest.ts'

/**
 * What is known of each row: its cluster, at most how far its centre is, and at least how far every other one
 * (Hamerly 2010, "Making k-means even faster", SDM).
 */
export interface Bounds {
  readonly labels: Uint32Array
  readonly upper: Float64Array
  readonly lower: Float64Array
}

export function unknownBounds(size: number): Bounds {
  return { labels: new Uint32Array(size), upper: new Float64Array(size).fill(Infinity), lower: new Float64Array(size) }
}

/** Measures every row against every centre. Returns how many rows changed their cluster. */
export function assignAll(rows: Rows, centres: Float64Array, { labels, upper, lower }: Bounds): number {
  const at = { row: 0, found: { label: 0, first: 0, second: 0 } }
  let changes = 0
  for (; at.row < rows.size; at.row++) {
    findNearest(rows, centres, at)
    if (at.found.label !== labels[at.row]) changes++
    labels[at.row] = at.found.label
    upper[at.row] = Math.sqrt(at.found.first)
    lower[at.row] = Math.sqrt(at.found.second)
  }
  return changes
}

/** As {@link assignAll}, but passes over the rows that the bounds prove to stay. */
export function assignWhereNeeded(rows: Rows, centres: Float64Array, { labels, upper, lower }: Bounds): number {
  const halves = halfDistancesBetween(centres, rows.dimensions)
  const at = { row: 0, found: { label: 0, first: 0, second: 0 } }
  let changes = 0
  for (; at.row < rows.size; at.row++) {
    const { row, found } = at
    const safe = Math.max(halves[labels[row]], lower[row])
    if (upper[row] < safe) continue
    upper[row] = distance(rows, row, { centres, c: labels[row] })
    if (upper[row] < safe) continue
    findNearest(rows, centres, at)
    if (found.label !== labels[row]) changes++
    labels[row] = found.label
    upper[row] = Math.sqrt(found.first)
    lower[row] = Math.sqrt(found.second)
  }
  return changes
}

/** Widens the bounds by how far the centres moved. */
export function widen({ labels, upper, lower }: Bounds, shifts: Float64Array): void {
  const farthest = shifts.reduce((most, shift) => Math.max(most, shift), 0)
  for (let row = 0; row < labels.length; row++) {
    upper[row] += shifts[labels[row]]
    lower[row] -= farthest
  }
}

/** Per centre, half the distance to the nearest other: whoever is nearer than that to a centre belongs to it. */
function halfDistancesBetween(centres: Float64Array, dimensions: number): Float64Array {
  const k = centres.length / dimensions
  const asRows = { size: k, dimensions, coordinates: centres, weight: new Float64Array(k) }
  const halves = new Float64Array(k).fill(Infinity)
  for (let one = 0; one < k; one++) {
    for (let other = 0; other < k; other++) {
      if (other !== one) halves[one] = Math.min(halves[one], distance(asRows, one, { centres, c: other }) / 2)
    }
  }
  return halves
}

function distance(
  { dimensions, coordinates }: Rows,
  row: number,
  { centres, c }: { centres: Float64Array; c: number },
) {
  let sum = 0
  for (let j = 0, a = row * dimensions, b = c * dimensions; j < dimensions; j++, a++, b++) {
    const difference = coordinates[a] - centres[b]
    sum += difference * difference
  }
  return Math.sqrt(sum)
}
