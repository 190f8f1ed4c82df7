import type { Points } from '../points.ts'
import { betweenSumOfSquares, groupRows, withinSumOfSquares } from './geometry.ts'

/**
 * [B/(k − 1)] / [W/(n − k)] (Caliński & Harabasz 1974, Communications in Statistics 3), n the sum of the weights: the
 * greater, the better. Null when the groups have no spread at all, or as many groups as customers.
 * @throws StatsError when a row is bad or there are fewer than two groups
 */
export function calinskiHarabasz(points: Points, labels: Uint32Array): number | null {
  const groups = groupRows(points, labels)
  const k = groups.weights.length
  const n = groups.weights.reduce((sum, weight) => sum + weight, 0)
  const within = withinSumOfSquares(groups)
  return within > 0 && n > k ? betweenSumOfSquares(groups) / (k - 1) / (within / (n - k)) : null
}
