import type { SymmetricMatrix } from './covariance.ts'
import { sampleCovariance } from './covariance.ts'
import type { GroupSeries } from './group-margins.ts'
import type { WeightLimits } from './weight-limits.ts'

/** Why an efficient portfolio of customers must be read with care. A code with its numbers, to be translated. */
export type PortfolioWarning =
  | { readonly code: 'few-periods'; readonly params: { readonly needed: number; readonly found: number } }
  | {
      readonly code: 'no-more-periods-than-groups'
      readonly params: { readonly periods: number; readonly groups: number }
    }
  | { readonly code: 'covariance-unstable'; readonly params: { readonly change: number } }
  | { readonly code: 'weights-not-limited'; readonly params: Readonly<Record<string, never>> }
  | { readonly code: 'drops-groups'; readonly params: { readonly groups: string } }
  | { readonly code: 'moves-much'; readonly params: { readonly share: number } }

/** What the advice rests on, and what it asks for. */
export interface PortfolioAdvice {
  readonly returns: GroupSeries
  readonly limits: WeightLimits
  readonly current: readonly number[]
  readonly proposed: readonly number[]
}

/** Domain practice: a year of months; Tarasi et al. 2011 had seven years. */
const neededPeriods = 12

/** Of the size of the covariance itself: beyond it the two halves of the history tell different stories. */
const worrisomeChange = 1

/** More than a quarter of the base would have to change hands. */
const worrisomeMove = 0.25

/**
 * The limits of a portfolio advice: estimation error (few periods, fewer than groups), a covariance that differs
 * between the two halves of the history (relative Frobenius distance), weights without limits although customers are
 * not liquid, groups that would be given up, and how much of the base would have to move.
 */
export function portfolioWarnings({ returns, limits, current, proposed }: PortfolioAdvice): PortfolioWarning[] {
  const periods = returns[0].length
  const groups = returns.length
  const change = changeOfCovariance(returns)
  const dropped = proposed.flatMap((weight, s) => (weight <= 1e-9 && current[s] > 1e-9 ? [s] : []))
  const share = proposed.reduce((sum, weight, s) => sum + Math.abs(weight - current[s]), 0) / 2
  const unlimited = limits.lower.every((value) => value === 0) && limits.upper.every((value) => value === 1)
  const found: (PortfolioWarning | false)[] = [
    periods < neededPeriods && { code: 'few-periods', params: { needed: neededPeriods, found: periods } },
    periods <= groups && { code: 'no-more-periods-than-groups', params: { periods, groups } },
    change > worrisomeChange && { code: 'covariance-unstable', params: { change } },
    unlimited && { code: 'weights-not-limited', params: {} },
    dropped.length > 0 && { code: 'drops-groups', params: { groups: dropped.join(', ') } },
    share > worrisomeMove && { code: 'moves-much', params: { share } },
  ]
  return found.filter((warning) => warning !== false)
}

/** ‖Σ₂ − Σ₁‖/‖Σ‖ of the two halves against the whole; 0 below four periods, where there are no two halves. */
function changeOfCovariance(returns: GroupSeries): number {
  const half = Math.floor(returns[0].length / 2)
  if (half < 2) return 0
  const first = sampleCovariance(returns.map((series) => series.slice(0, half)))
  const second = sampleCovariance(returns.map((series) => series.slice(half)))
  const difference = first.map((row, i) => row.map((value, j) => second[i][j] - value))
  const size = frobenius(sampleCovariance(returns))
  return size > 0 ? frobenius(difference) / size : 0
}

function frobenius(matrix: SymmetricMatrix): number {
  return Math.hypot(...matrix.flat())
}
