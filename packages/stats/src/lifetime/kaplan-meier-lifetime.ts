import { checkLevel } from '../numeric/quantile.ts'
import { StatsError } from '../stats-error.ts'
import { checkAmount } from './frequency-recency-age.ts'
import type { KaplanMeier } from './kaplan-meier.ts'
import { type SurvivalEstimate, survivalEstimate, usualInterval } from './kaplan-meier-survival.ts'

/** Null where the curve, or its limit, does not fall so low within the time observed. */
export interface LifetimeEstimate {
  readonly estimate: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** What is so near to the share that only rounding sets it apart. */
const rounding = 1e-12

/**
 * The time by which half of the customers (or `share`) are lost: the first at which no more than 1 − share stay. Its
 * interval holds the times at which the interval of the curve holds that level (Brookmeyer & Crowley 1982,
 * Biometrics 38).
 * @throws StatsError when the share or the level is not between 0 and 1
 */
export function medianLifetime(curve: KaplanMeier, interval = usualInterval, share = 0.5): LifetimeEstimate {
  checkLevel(interval.level)
  if (!(share > 0 && share < 1)) throw new StatsError('not-a-probability', { column: 'share', value: share })
  const first = (of: (estimate: SurvivalEstimate) => number | null) => {
    return curve.steps.find((step) => (of(survivalEstimate(step, interval)) ?? 1) <= 1 - share + rounding)?.time ?? null
  }
  return { estimate: first((at) => at.estimate), lower: first((at) => at.lower), upper: first((at) => at.upper) }
}

export interface MeanLifetime {
  readonly estimate: number
  readonly se: number
}

/**
 * Restricted mean survival time: the expected lifetime as far as it lies within `horizon`, the area under the curve up to
 * there, with its standard error Σ (area beyond tᵢ)² dᵢ/(nᵢ(nᵢ−dᵢ)) (Klein & Moeschberger 2003, sec. 4.5). The mean of
 * whole lifetimes cannot be had from customers who are still there.
 * @throws StatsError when the horizon is negative; beyond-observation when it lies after the last observation
 */
export function restrictedMeanLifetime(curve: KaplanMeier, horizon: number): MeanLifetime {
  checkAmount('horizon', horizon)
  if (horizon > curve.observedUntil) {
    throw new StatsError('beyond-observation', { horizon, observedUntil: curve.observedUntil })
  }
  const steps = curve.steps.filter(({ time }) => time < horizon)
  let right = horizon
  let area = 0
  let variance = 0
  for (const { time, atRisk, lost, survival } of steps.toReversed()) {
    area += survival * (right - time)
    right = time
    // An empty area beyond has no variance, even where nobody is left and Greenwood's term is infinite.
    if (area > 0) variance += (area * area * lost) / (atRisk * (atRisk - lost))
  }
  return { estimate: right + area, se: Math.sqrt(variance) }
}
