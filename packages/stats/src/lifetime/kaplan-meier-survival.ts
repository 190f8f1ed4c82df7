import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import { checkLevel } from '../numeric/quantile.ts'
import { checkAmount } from './frequency-recency-age.ts'
import type { KaplanMeier, SurvivalStep } from './kaplan-meier.ts'

/**
 * How an interval is made: `plain` is symmetric around the estimate and cut at 0 and 1; `log-log` is symmetric in
 * ln(−ln S) (Kalbfleisch & Prentice 1980), stays inside by itself and covers better in small samples.
 */
export interface SurvivalInterval {
  readonly level: number
  readonly scale: 'plain' | 'log-log'
}

export const usualInterval: SurvivalInterval = { level: 0.95, scale: 'log-log' }

/** `se`, `lower` and `upper` are null where nobody is left, because there is no variance to be had. */
export interface SurvivalEstimate {
  readonly estimate: number
  readonly se: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/**
 * The share of customers who stay beyond `time`, with Greenwood's standard error and an interval; null beyond the last
 * observation, where nothing is known.
 * @throws StatsError when the time is negative, or the level not between 0 and 1
 */
export function survivalAt(curve: KaplanMeier, time: number, interval = usualInterval): SurvivalEstimate | null {
  checkAmount('time', time)
  checkLevel(interval.level)
  if (time > curve.observedUntil) return null
  const step = curve.steps.findLast((one) => one.time <= time)
  return step === undefined ? { estimate: 1, se: 0, lower: 1, upper: 1 } : survivalEstimate(step, interval)
}

/** The estimate of one step of the curve. */
export function survivalEstimate(
  { survival, logVariance }: SurvivalStep,
  interval: SurvivalInterval,
): SurvivalEstimate {
  if (logVariance === null) return { estimate: survival, se: null, lower: null, upper: null }
  const z = normalQuantile((1 + interval.level) / 2, 0, 1)
  const logError = Math.sqrt(logVariance)
  const se = survival * logError
  if (interval.scale === 'plain') {
    return { estimate: survival, se, lower: Math.max(0, survival - z * se), upper: Math.min(1, survival + z * se) }
  }
  const spread = Math.exp((z * logError) / -Math.log(survival))
  return { estimate: survival, se, lower: survival ** spread, upper: survival ** (1 / spread) }
}
