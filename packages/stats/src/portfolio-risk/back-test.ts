import { checkPositive, checkWeights } from '../checks.ts'
import { checkCount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { meansOf } from './covariance.ts'
import { checkSeries, type GroupSeries } from './group-margins.ts'
import { type SeriesRisk, seriesRisk } from './group-risk.ts'
import type { PortfolioProblem } from './portfolio.ts'
import { shrinkageCovariance } from './shrinkage-covariance.ts'
import type { WeightLimits } from './weight-limits.ts'

/** How a rolling test is made. */
export interface BackTestPlan {
  /** Periods that each choice is estimated on; at least 3. */
  readonly window: number
  /** Periods that a choice is held before the next one; at least 1. */
  readonly hold: number
  readonly limits?: WeightLimits
}

/** Chooses weights from estimates: `minimumVariance`, `maximumProfit`, or fixed weights. */
export type ChoiceOfWeights = (problem: PortfolioProblem) => readonly number[]

/** What a rule earned in periods that it had not seen. */
export interface BackTest extends SeriesRisk {
  /** One return for each period after the first window. */
  readonly returns: readonly number[]
  readonly choices: readonly (readonly number[])[]
}

/**
 * Rolling back-test: weights are chosen from the `window` periods before, held for `hold` periods, and judged by what
 * these brought. No period that is judged was part of its own estimate.
 * @throws StatsError when fewer than two periods remain to be judged, or chosen weights do not add up to one
 */
export function backTest(returns: GroupSeries, plan: BackTestPlan, choose: ChoiceOfWeights): BackTest {
  checkPlan(returns, plan)
  const periods = returns[0].length
  const realised: number[] = []
  const choices: (readonly number[])[] = []
  for (let start = plan.window; start < periods; start += plan.hold) {
    const weights = choose(estimatedProblem(returns, start, plan))
    checkWeights('weights', weights)
    choices.push(weights)
    const end = Math.min(periods, start + plan.hold)
    for (let t = start; t < end; t++) realised.push(returns.reduce((sum, series, s) => sum + weights[s] * series[t], 0))
  }
  return { returns: realised, choices, ...seriesRisk(realised) }
}

function estimatedProblem(returns: GroupSeries, end: number, { window, limits }: BackTestPlan): PortfolioProblem {
  const seen = returns.map((series) => series.slice(end - window, end))
  const { covariance } = shrinkageCovariance(seen)
  return { means: meansOf(seen), covariance, ...(limits === undefined ? {} : { limits }) }
}

function checkPlan(returns: GroupSeries, { window, hold }: BackTestPlan): void {
  checkSeries(returns)
  for (const [name, value] of Object.entries({ window, hold })) {
    checkCount(name, value)
    checkPositive(name, value)
  }
  const needed = Math.max(3, window) + 2
  if (window < 3 || returns[0].length < needed)
    throw new StatsError('too-few-periods', { needed, found: returns[0].length })
}
