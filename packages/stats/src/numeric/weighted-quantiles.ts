/**
 * Quantiles of a weighted column; rows without a value (NaN) or weight count for nothing, and at least one must be
 * left. A quantile is the smallest value at which the share of weight reaches the probability, or the mean of that
 * value and the next where it reaches it exactly (definition 2 of Hyndman & Fan 1996, The American Statistician 50),
 * so a row of weight 3 counts as three rows and the quantiles of −x are those of x turned round.
 */
export function weightedQuantiles(
  column: Float64Array,
  weight: Float64Array,
  probabilities: readonly number[],
): number[] {
  const present = Uint32Array.from(column.keys()).filter((row) => weight[row] > 0 && !Number.isNaN(column[row]))
  const order = present.sort((one, other) => column[one] - column[other])
  const total = order.reduce((sum, row) => sum + weight[row], 0)
  return probabilities.map((probability) => quantile({ column, weight, order }, probability * total))
}

interface SortedColumn {
  readonly column: Float64Array
  readonly weight: Float64Array
  readonly order: Uint32Array
}

function quantile({ column, weight, order }: SortedColumn, wanted: number): number {
  let reached = 0
  for (const [at, row] of order.entries()) {
    reached += weight[row]
    if (reached > wanted * (1 + 1e-12)) return column[row]
    if (reached >= wanted * (1 - 1e-12) && at + 1 < order.length) return (column[row] + column[order[at + 1]]) / 2
  }
  return column[order[order.length - 1]]
}
