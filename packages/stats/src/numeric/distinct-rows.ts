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
  return rows.sort((one, other) => compareRows(columns, one, other))
}

function compareRows(columns: readonly Float64Array[], one: number, other: number): number {
  for (const column of columns) {
    const difference = column[one] - column[other]
    if (difference !== 0) {
      if (!Number.isNaN(difference)) return difference
      const gaps = Number(Number.isNaN(column[one])) - Number(Number.isNaN(column[other]))
      if (gaps !== 0) return gaps
    }
  }
  return 0
}
