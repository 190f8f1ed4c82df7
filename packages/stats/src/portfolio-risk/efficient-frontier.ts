import { checkCount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { frontierPieces, isSteadiest, weightsEarning } from './critical-line.ts'
import { maximumProfit } from './maximum-profit.ts'
import { minimumVariance, steadiestEarning } from './minimum-variance.ts'
import { checkedLimits, type Portfolio, type PortfolioProblem, portfolioOf } from './portfolio.ts'

/**
 * The efficient frontier: from the steadiest portfolio to the one that earns most, at equal steps of the mean, the
 * least variance for each mean (Markowitz 1952; on customer portfolios Tarasi et al. 2011, J. Marketing 75(3)).
 * `points` is at least 2. One portfolio alone comes back when the steadiest already earns most.
 * @throws StatsError when limits leave no room or the covariance is not positive definite
 */
export function efficientFrontier(problem: PortfolioProblem, points: number): Portfolio[] {
  checkCount('points', points)
  if (points < 2) throw new StatsError('not-positive', { column: 'points', value: points })
  const steadiest = minimumVariance(problem)
  const richest = maximumProfit(problem)
  const span = richest.mean - steadiest.mean
  const size = Math.max(...problem.means.map(Math.abs))
  if (span <= 1e-12 * size) return [steadiest]
  const inner = Array.from({ length: points - 2 }, (_, i) => steadiest.mean + (span * (i + 1)) / (points - 1))
  return [steadiest, ...portfoliosEarning(problem, inner), richest]
}

/** Read off the critical line; a point that fails its check there is solved as a quadratic programme of its own. */
function portfoliosEarning(problem: PortfolioProblem, means: readonly number[]): Portfolio[] {
  const walk = { means: problem.means, covariance: problem.covariance, limits: checkedLimits(problem) }
  const pieces = frontierPieces(walk)
  return means.map((mean) => {
    const weights = weightsEarning(pieces, problem.means, mean)
    if (weights === null || !isSteadiest(walk, weights)) return steadiestEarning(problem, mean)
    const { lower, upper } = walk.limits
    return portfolioOf(
      problem,
      weights.map((weight, s) => Math.min(upper[s], Math.max(lower[s], weight))),
    )
  })
}
