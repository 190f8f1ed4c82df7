import type { Points } from '../points.ts'
import { squaredDistance } from '../rows.ts'
import { type GroupedRows, groupRows } from './geometry.ts'

/**
 * mean_i max_j (S_i + S_j) / M_ij (Davies & Bouldin 1979, IEEE Trans. PAMI 1), S the mean distance to the centre of the
 * group and M the distance between centres: the smaller, the better. Null when two centres coincide.
 * @throws StatsError when a row is bad or there are fewer than two groups
 */
export function daviesBouldin(points: Points, labels: Uint32Array): number | null {
  const groups = groupRows(points, labels)
  const spreads = meanDistances(groups)
  const centres = { ...groups.rows, coordinates: groups.centres, size: spreads.length }
  const worst = spreads.map((spread, i) => {
    const ratios = Array.from(spreads, (other, j) => {
      const from = j * centres.dimensions
      return (spread + other) / Math.sqrt(squaredDistance(centres, i, { coordinates: groups.centres, from }))
    })
    return Math.max(...ratios.toSpliced(i, 1))
  })
  const mean = worst.reduce((sum, ratio) => sum + ratio, 0) / worst.length
  return Number.isFinite(mean) ? mean : null
}

function meanDistances({ rows, labels, centres, weights }: GroupedRows): Float64Array {
  const sums = new Float64Array(weights.length)
  for (const [row, label] of labels.entries()) {
    const from = label * rows.dimensions
    sums[label] += rows.weight[row] * Math.sqrt(squaredDistance(rows, row, { coordinates: centres, from }))
  }
  return sums.map((sum, label) => sum / weights[label])
}
