/**
 * Gives each row of a cost matrix a column of its own so that the sum of costs is smallest: the Hungarian method by
 * shortest augmenting paths with potentials, O(n³) (Kuhn 1955; Jonker & Volgenant 1987, Computing 38).
 * With more rows than columns some rows stay without: null. Costs are finite and may be negative.
 */
export function cheapestAssignment(costs: readonly (readonly number[])[]): (number | null)[] {
  const columns = costs.reduce((most, row) => Math.max(most, row.length), 0)
  if (costs.length <= columns) return Array.from(rowsToColumns(costs, columns))
  const turned = Array.from({ length: columns }, (_, column) => costs.map((row) => row[column]))
  const byColumn = rowsToColumns(turned, costs.length)
  const byRow: (number | null)[] = costs.map(() => null)
  for (const [column, row] of byColumn.entries()) byRow[row] = column
  return byRow
}

const none = -1

interface Search {
  readonly costs: readonly (readonly number[])[]
  readonly rowPotential: Float64Array
  /** One entry more than there are columns: the last stands for the row that is being placed. */
  readonly columnPotential: Float64Array
  readonly rowOf: Int32Array
}

/** Needs no more rows than columns. */
function rowsToColumns(costs: readonly (readonly number[])[], columns: number): Int32Array {
  const search: Search = {
    costs,
    rowPotential: new Float64Array(costs.length),
    columnPotential: new Float64Array(columns + 1),
    rowOf: new Int32Array(columns + 1).fill(none),
  }
  for (let row = 0; row < costs.length; row++) place(search, row)
  const columnOf = new Int32Array(costs.length)
  for (let column = 0; column < columns; column++) {
    if (search.rowOf[column] !== none) columnOf[search.rowOf[column]] = column
  }
  return columnOf
}

/** Finds the cheapest chain of moves that makes room for one more row (Dijkstra on reduced costs), and makes them. */
function place({ costs, rowPotential, columnPotential, rowOf }: Search, row: number): void {
  const columns = rowOf.length - 1
  const cheapest = new Float64Array(columns).fill(Infinity)
  const before = new Int32Array(columns).fill(columns)
  const seen = new Uint8Array(columns + 1)
  let at = columns
  rowOf[at] = row
  while (rowOf[at] !== none) {
    seen[at] = 1
    const from = rowOf[at]
    let next = none
    for (let column = 0; column < columns; column++) {
      if (seen[column] === 1) continue
      const reduced = costs[from][column] - rowPotential[from] - columnPotential[column]
      if (reduced < cheapest[column]) {
        cheapest[column] = reduced
        before[column] = at
      }
      if (next === none || cheapest[column] < cheapest[next]) next = column
    }
    const step = cheapest[next]
    for (let column = 0; column <= columns; column++) {
      if (seen[column] === 1) {
        rowPotential[rowOf[column]] += step
        columnPotential[column] -= step
      } else cheapest[column] -= step
    }
    at = next
  }
  for (; at !== columns; at = before[at]) rowOf[at] = rowOf[before[at]]
}
