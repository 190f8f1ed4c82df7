import { minimumVariance } from './minimum-variance.ts'
import { checkedLimits, type Portfolio, type PortfolioProblem } from './portfolio.ts'
import type { WeightLimits } from './weight-limits.ts'

/**
 * The portfolio that earns most within the limits, whatever the risk: from the lower limits, the best group is filled
 * first. Where several groups earn the same at the margin, the steadiest split between them is taken.
 * @throws StatsError when the limits leave no room
 */
export function maximumProfit(problem: PortfolioProblem): Portfolio {
  const limits = checkedLimits(problem)
  return minimumVariance({ ...problem, limits: narrowed(problem.means, limits) })
}

/** Groups better than the margin are full, worse ones at their least; only those at the margin stay open. */
function narrowed(means: readonly number[], { lower, upper }: WeightLimits): WeightLimits {
  const margin = marginalMean(means, { lower, upper })
  const size = Math.max(...means.map(Math.abs))
  const isAtMargin = (mean: number) => Math.abs(mean - margin) <= 1e-12 * size
  return {
    lower: means.map((mean, s) => (mean > margin && !isAtMargin(mean) ? upper[s] : lower[s])),
    upper: means.map((mean, s) => (mean < margin && !isAtMargin(mean) ? lower[s] : upper[s])),
  }
}

/** The mean of the group that is filled last. */
function marginalMean(means: readonly number[], { lower, upper }: WeightLimits): number {
  let left = 1 - lower.reduce((sum, value) => sum + value, 0)
  const best = [...means.keys()].sort((one, other) => means[other] - means[one])
  for (const s of best) {
    left -= upper[s] - lower[s]
    if (left <= 1e-12) return means[s]
  }
  return Math.min(...means)
}
