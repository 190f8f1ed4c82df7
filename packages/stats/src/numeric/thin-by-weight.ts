/** Rows kept, and the weights that make them stand for all rows. */
export interface Thinned {
  readonly rows: Uint32Array
  readonly weight: Float64Array
}

/** Enough rows to find the neighbourhood of a maximum in milliseconds. */
export const coarseRows = 8192

/**
 * A systematic sample of about `size` rows with probability proportional to weight: a row is kept as often as a
 * ladder with equal rungs meets its share of the running total. Heavy rows stay, light rows stand for each other,
 * the total weight is kept to one rung, and nothing is random. Columns of at most `size` rows are kept whole.
 */
export function thinByWeight(weight: Float64Array, size: number): Thinned {
  if (weight.length <= size) return { rows: Uint32Array.from(weight.keys()), weight }
  const rung = sum(weight) / size
  const rows: number[] = []
  const kept: number[] = []
  let total = rung / 2
  for (let i = 0; i < weight.length; i++) {
    const before = Math.floor(total / rung)
    total += weight[i]
    const hits = Math.floor(total / rung) - before
    if (hits > 0) kept[rows.push(i) - 1] = hits * rung
  }
  return { rows: Uint32Array.from(rows), weight: Float64Array.from(kept) }
}

function sum(column: Float64Array): number {
  let total = 0
  for (let i = 0; i < column.length; i++) total += column[i]
  return total
}
