import { type LinearRow, minimiseQuadratic } from '../numeric/quadratic-programme.ts'
import { StatsError } from '../stats-error.ts'
import { checkedLimits, type Portfolio, type PortfolioProblem, portfolioOf } from './portfolio.ts'

/**
 * The steadiest portfolio: min w'Σw subject to Σw = 1 and limits (Markowitz 1952).
 * @throws StatsError when limits leave no room or the covariance is not positive definite
 */
export function minimumVariance(problem: PortfolioProblem): Portfolio {
  return steadiestEarning(problem, Number.NEGATIVE_INFINITY)
}

/**
 * The steadiest portfolio whose mean is at least `mean` (−Infinity: any).
 * @throws StatsError when no portfolio within the limits earns so much
 */
export function steadiestEarning(problem: PortfolioProblem, mean: number): Portfolio {
  const { lower, upper } = checkedLimits(problem)
  const { means, covariance } = problem
  const unit = (group: number, sign: 1 | -1) => means.map((_, s) => (s === group ? sign : 0))
  const all: LinearRow = { coefficients: means.map(() => 1), bound: 1 }
  const open = means.flatMap((_, s) => (lower[s] < upper[s] ? [s] : []))
  const fixed = means.flatMap((_, s) => (lower[s] < upper[s] ? [] : [s]))
  const weights = minimiseQuadratic({
    matrix: covariance,
    equal: [...fixed.map((s) => ({ coefficients: unit(s, 1), bound: lower[s] })), ...(open.length > 0 ? [all] : [])],
    atLeast: [
      ...(mean > Number.NEGATIVE_INFINITY ? [{ coefficients: means, bound: mean }] : []),
      ...open.map((s) => ({ coefficients: unit(s, 1), bound: lower[s] })),
      ...open.map((s) => ({ coefficients: unit(s, -1), bound: -upper[s] })),
    ],
  })
  if (weights === null) throw new StatsError('limits-leave-no-room', { mean })
  return portfolioOf(
    problem,
    weights.map((weight, s) => within(weight, lower[s], upper[s])),
  )
}

/** Takes the solver's rounding off a bound. */
function within(weight: number, lower: number, upper: number): number {
  return Math.min(upper, Math.max(lower, weight))
}
