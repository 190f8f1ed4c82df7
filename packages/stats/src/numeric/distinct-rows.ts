/** Rows that differ, in an order that does not depend on how they came. */
export interface DistinctRows {
  readonly columns: readonly Float64Array[]
  readonly weight: Float64Array
}

/**
 * Sorts rows by their first column, then the second and so on (NaN last), joins equal ones and adds up their weights;
 * rows of weight 0 are left out. What is computed from the result is the same for any order of the rows, and for a
 * row of weight 3 as for three rows, to the last bit, random draws included.
 */
export function distinctRows(columns: readonly Float64Array[], weight: Float64Array): DistinctRows {
  const order = sortedRows(columns, weight)
  const first: number[] = []
  const total: number[] = []
  for (const row of order) {
    const last = first.length - 1
    if (last >= 0 && compareRows(columns, first[last], row) === 0) total[last] += weight[row]
    else {
      first.push(row)
      total.push(weight[row])
    }
  }
  return {
    columns: columns.map((column) => Float64Array.from(first, (row) => column[row])),
    weight: Float64Array.from(total),
  }
}

function sortedRows(columns: readonly Float64Array[], weight: Float64Array): Uint32Array {
  const rows = Uint32Array.from(weight.keys()).filter((row) => weight[row] > 0)
  const first = Float64Array.from(rows, (row) => columns[0][row])
  const { order, ends } = sortedPositions(first)
  const sorted = order.map((position) => rows[position])
  // Only rows that are equal in the first column need comparing in the others.
  for (let at = 0; at < sorted.length; ) {
    const run = sorted.subarray(at, ends[at])
    if (run.length > 1) run.sort((one, other) => compareRows(columns, one, other))
    at = ends[at]
  }
  return sorted
}

/**
 * Positions in rising order of their values, and per place where a run of equal values begins, the place after its
 * end. Sorting numbers and looking each up takes a fraction of the time of sorting positions by a comparison.
 */
function sortedPositions(values: Float64Array): { order: Uint32Array; ends: Uint32Array } {
  const sorted = values.slice().sort()
  const order = new Uint32Array(values.length)
  const ends = new Uint32Array(values.length)
  for (let position = 0; position < values.length; position++) {
    const start = firstNotBelow(sorted, values[position])
    const place = ends[start] === 0 ? start : ends[start]
    order[place] = position
    ends[start] = place + 1
  }
  return { order, ends }
}

/** The first place in a sorted column that is not below the value; NaN is above all. */
function firstNotBelow(sorted: Float64Array, value: number): number {
  const missing = Number.isNaN(value)
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const below = sorted[middle] < value || (missing && !Number.isNaN(sorted[middle]))
    if (below) low = middle + 1
    else high = middle
  }
  return low
}

function compareRows(columns: readonly Float64Array[], one: number, other: number): number {
  for (let j = 0; j < columns.length; j++) {
    const difference = columns[j][one] - columns[j][other]
    if (difference !== 0) {
      if (!Number.isNaN(difference)) return difference
      const gaps = Number(Number.isNaN(columns[j][one])) - Number(Number.isNaN(columns[j][other]))
      if (gaps !== 0) return gaps
    }
  }
  return 0
}
