import { checkFinite } from '../checks.ts'
import { minimiseQuadratic } from '../numeric/quadratic-programme.ts'
import { StatsError } from '../stats-error.ts'
import { maximumProfit } from './maximum-profit.ts'
import { checkedLimits, type Portfolio, type PortfolioProblem, portfolioOf } from './portfolio.ts'

export interface Tangency extends Portfolio {
  /** (mean − riskless) ÷ deviation, the most that the limits allow (Sharpe 1966). */
  readonly sharpe: number
}

/**
 * The portfolio with the best reward for risk above a riskless return, in the unit of the means. The ratio does not
 * change when all weights are multiplied, so it is a quadratic programme in y = κw: min y'Σy, y'(μ − r) = 1,
 * lᵢ Σy ≤ yᵢ ≤ uᵢ Σy, and w = y/Σy (Cornuejols & Tütüncü 2006, Optimization Methods in Finance, 8.2).
 * @throws StatsError when no allowed portfolio earns more than the riskless return
 */
export function tangency(problem: PortfolioProblem, riskless: number): Tangency {
  checkFinite('riskless', riskless)
  const limits = checkedLimits(problem)
  const best = maximumProfit(problem).mean
  if (!(best > riskless)) throw new StatsError('no-return-above-riskless', { riskless, best })
  const scaled = minimiseQuadratic({
    matrix: problem.covariance,
    equal: [{ coefficients: problem.means.map((mean) => (mean - riskless) / (best - riskless)), bound: 1 }],
    atLeast: problem.means.flatMap((_, s) => [
      { coefficients: homogeneous(problem.means.length, s, limits.lower[s]), bound: 0 },
      { coefficients: homogeneous(problem.means.length, s, limits.upper[s]).map((value) => -value), bound: 0 },
    ]),
  })
  if (scaled === null) throw new StatsError('no-return-above-riskless', { riskless, best })
  const total = scaled.reduce((sum, value) => sum + value, 0)
  const portfolio = portfolioOf(
    problem,
    scaled.map((value, s) => Math.min(limits.upper[s], Math.max(limits.lower[s], value / total))),
  )
  return { ...portfolio, sharpe: (portfolio.mean - riskless) / portfolio.deviation }
}

/** The row yₛ − share · Σy. */
function homogeneous(groups: number, group: number, share: number): number[] {
  return Array.from({ length: groups }, (_, s) => (s === group ? 1 - share : -share))
}
