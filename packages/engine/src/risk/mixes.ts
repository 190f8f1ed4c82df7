import type { PortfolioKind, PortfolioRisk } from '@sabad/contract/schemas/portfolio-risk'
import { backTest } from '@sabad/stats/portfolio-risk/back-test'
import { efficientFrontier } from '@sabad/stats/portfolio-risk/efficient-frontier'
import { maximumProfit } from '@sabad/stats/portfolio-risk/maximum-profit'
import { minimumVariance } from '@sabad/stats/portfolio-risk/minimum-variance'
import { type Portfolio, type PortfolioProblem, portfolioOf } from '@sabad/stats/portfolio-risk/portfolio'
import { tangency } from '@sabad/stats/portfolio-risk/tangency'
import type { WeightLimits } from '@sabad/stats/portfolio-risk/weight-limits'
import { StatsError } from '@sabad/stats/stats-error'

const POINTS = 30

/** Weights that are given, beside those that are found. */
export interface GivenMixes {
  readonly current: readonly number[]
  readonly own: readonly number[] | null
  readonly sureReturn: number
}

/** Null where nothing within the limits earns more than what is sure. */
function tangencyOrNone(problem: PortfolioProblem, sureReturn: number): Portfolio | null {
  try {
    return tangency(problem, sureReturn)
  } catch (error) {
    if (error instanceof StatsError && error.code === 'no-return-above-riskless') return null
    throw error
  }
}

/** The mix as it is beside the steadiest, the one that earns most, the best paid for its risk, and one's own. */
export function mixes(
  problem: PortfolioProblem,
  { current, own, sureReturn }: GivenMixes,
): PortfolioRisk['portfolios'] {
  const best = tangencyOrNone(problem, sureReturn)
  const named: readonly (readonly [PortfolioKind, Portfolio | null])[] = [
    ['current', portfolioOf(problem, current)],
    ['minimum-variance', minimumVariance(problem)],
    ['maximum-profit', maximumProfit(problem)],
    ['tangency', best],
    ['own', own && portfolioOf(problem, own)],
  ]
  return named.flatMap(([kind, mix]) => {
    if (!mix) return []
    const { weights, mean, deviation } = mix
    return [
      {
        kind,
        weights: [...weights],
        mean,
        deviation,
        rewardForRisk: deviation > 0 ? (mean - sureReturn) / deviation : null,
      },
    ]
  })
}

export const frontierOf = (problem: PortfolioProblem): PortfolioRisk['frontier'] =>
  efficientFrontier(problem, POINTS).map(({ weights, mean, deviation }) => ({ weights: [...weights], mean, deviation }))

/** A year to estimate from, and each choice held for a month. */
const WINDOW = 12
const HOLD = 1
/** Half a year at least is judged. */
export const BACK_TEST_NEEDS = WINDOW + 6

interface BackTestAsked extends GivenMixes {
  readonly returns: readonly (readonly number[])[]
  readonly limits: WeightLimits
}

/** How each rule would have done in months that it had not seen; null where there are too few. */
export function backTestOf({ returns, limits, current, own, sureReturn }: BackTestAsked): PortfolioRisk['backTest'] {
  const periods = returns[0]?.length ?? 0
  if (periods < BACK_TEST_NEEDS) return null
  const rules: readonly (readonly [PortfolioKind, (problem: PortfolioProblem) => readonly number[] | null])[] = [
    ['current', () => current],
    ['minimum-variance', (problem) => minimumVariance(problem).weights],
    ['maximum-profit', (problem) => maximumProfit(problem).weights],
    ['tangency', (problem) => (tangencyOrNone(problem, sureReturn) ?? minimumVariance(problem)).weights],
    ['own', () => own],
  ]
  return {
    window: WINDOW,
    judged: periods - WINDOW,
    rules: rules.flatMap(([kind, choose]) => {
      if (kind === 'own' && !own) return []
      const plan = { window: WINDOW, hold: HOLD, limits }
      const { mean, deviation, semideviation } = backTest(returns, plan, (problem) => choose(problem) ?? current)
      return [{ kind, mean, deviation, semideviation }]
    }),
  }
}
