import type { Rows } from '../rows.ts'

/** The nearest centre of a row, its distance and that of the next; the lower number wins a tie. */
export interface Nearest {
  label: number
  first: number
  second: number
}

/** Fills `found` with squared distances. It is passed in because a new object per row would cost more than the search. */
export function findNearest(rows: Rows, centres: Float64Array, { row, found }: { row: number; found: Nearest }): void {
  const { dimensions, coordinates } = rows
  const start = row * dimensions
  let label = 0
  let first = Infinity
  let second = Infinity
  for (let c = 0, at = 0; at < centres.length; c++) {
    let sum = 0
    for (let j = 0; j < dimensions; j++, at++) {
      const difference = coordinates[start + j] - centres[at]
      sum += difference * difference
    }
    if (sum < first) {
      second = first
      first = sum
      label = c
    } else if (sum < second) second = sum
  }
  found.label = label
  found.first = first
  found.second = second
}

/** The nearest centre of every row. */
export function nearestLabels(rows: Rows, centres: Float64Array): Uint32Array {
  const labels = new Uint32Array(rows.size)
  const at = { row: 0, found: { label: 0, first: 0, second: 0 } }
  for (; at.row < rows.size; at.row++) {
    findNearest(rows, centres, at)
    labels[at.row] = at.found.label
  }
  return labels
}
