import { checkFinite, checkSameLength } from '../checks.ts'
import { StatsError } from '../stats-error.ts'
import {
  centredSeries,
  dot,
  meansOf,
  portfolioVariance,
  type SymmetricMatrix,
  sampleCovariance,
  times,
} from './covariance.ts'
import { checkSeries, type GroupSeries } from './group-margins.ts'

/** Mean and spread of one series. */
export interface SeriesRisk {
  readonly mean: number
  readonly variance: number
  readonly deviation: number
  /** Coefficient of variation, deviation ÷ mean; null when the mean is not above zero. */
  readonly variation: number | null
  /** √ of the mean square of shortfalls below the target, over all periods: only bad surprises count. */
  readonly semideviation: number
}

/**
 * Mean, variance (divisor T − 1), coefficient of variation and downside semideviation (divisor T; Markowitz 1959,
 * ch. 9) of a series. Shortfalls are below `target`, the mean unless told.
 * @throws StatsError when there are fewer than two periods
 */
export function seriesRisk(series: readonly number[], target?: number): SeriesRisk {
  checkSeries([series])
  const [mean] = meansOf([series])
  const [[variance]] = sampleCovariance([series])
  const deviation = Math.sqrt(variance)
  const below = series.map((value) => Math.min(0, value - (target ?? mean)))
  return {
    mean,
    variance,
    deviation,
    variation: mean > 0 ? deviation / mean : null,
    semideviation: Math.sqrt(dot(below, below) / series.length),
  }
}

/**
 * Beta of each group: βₛ = cov(rₛ, r_P)/var(r_P) with r_P = Σ wₛrₛ, so that Σ wₛβₛ = 1 (Dhar & Glazer 2003 call it the
 * customer beta). For flows of money instead of returns, let every weight be 1: the betas then add up to 1.
 * @throws StatsError when the portfolio does not vary
 */
export function betasOf(covariance: SymmetricMatrix, weights: readonly number[]): number[] {
  checkSameLength(covariance, weights)
  const variance = portfolioVariance(covariance, weights)
  if (!(variance > 0)) throw new StatsError('constant-returns', { group: 'all' })
  return times(covariance, weights).map((value) => value / variance)
}

/** How well a group is paid for its risk. Both ratios, because papers differ in which they mean. */
export interface RewardRatios {
  /** μ/σ: for a group that stands alone. Null when the series does not vary. */
  readonly toVariability: number | null
  /** μ/β: for a group that is part of a portfolio. Null when β is not above zero: then the group is insurance. */
  readonly toBeta: number | null
}

/** The reward ratios of a group. */
export function rewardRatios(mean: number, deviation: number, beta: number): RewardRatios {
  checkFinite('mean', mean)
  return { toVariability: deviation > 0 ? mean / deviation : null, toBeta: beta > 0 ? mean / beta : null }
}

/** Correlations of groups with each other and with what the rest of the portfolio earns. */
export interface Complementarity {
  readonly correlations: SymmetricMatrix
  /** Of each group with Σ of the others, weighted; the lower, the more the group steadies the portfolio. */
  readonly withRest: readonly number[]
}

/**
 * Who complements whom (Tarasi et al. 2011; Dhar & Glazer 2003 choose by the correlation with the rest). An entry is
 * 0 when one of the two does not vary.
 */
export function complementarity(series: GroupSeries, weights: readonly number[]): Complementarity {
  checkSeries(series)
  checkSameLength(series, weights)
  const centred = centredSeries(series)
  const total = series[0].map((_, t) => centred.reduce((sum, values, s) => sum + weights[s] * values[t], 0))
  const rest = centred.map((values, s) => total.map((value, t) => value - weights[s] * values[t]))
  return {
    correlations: centred.map((one) => centred.map((other) => correlation(one, other))),
    withRest: centred.map((values, s) => correlation(values, rest[s])),
  }
}

/** Of centred series. */
function correlation(one: readonly number[], other: readonly number[]): number {
  const size = Math.sqrt(dot(one, one) * dot(other, other))
  return size > 0 ? dot(one, other) / size : 0
}
