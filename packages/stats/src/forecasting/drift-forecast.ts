import { checkFinite } from '../checks.ts'
import { type Estimate, studentMultiplier } from '../kpi/interval.ts'
import { inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** A value measured at a moment; moments in any unit of time. */
export interface SeriesPoint {
  readonly time: number
  readonly value: number
}

export interface DriftForecast extends Estimate {
  /** Change per unit of time. */
  readonly drift: number
  /** Half the width of the drift's own interval. */
  readonly driftHalf: number
}

/** Fewer steps than these say next to nothing of how far the next ones go. */
export const LEAST_POINTS = 8

interface Step {
  readonly span: number
  readonly change: number
}

function stepsOf(points: readonly SeriesPoint[]): Step[] {
  return points.slice(1).map(({ time, value }, at) => {
    const before = points[at]
    const span = time - before.time
    if (!(span > 0)) inRow(at + 1, () => refuseOrder(time))
    return { span, change: value - before.value }
  })
}

function refuseOrder(time: number): never {
  throw new StatsError('not-in-order', { column: 'time', value: time })
}

/**
 * Where a series is at a later moment if it goes on as it did: a random walk with drift. The drift is the mean change per
 * unit of time, and the error grows with the way ahead: variance σ²(h + h²/T) at horizon h after a history of length T
 * (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2 and 5.5, here for steps of any length:
 * σ² = Σ (change − drift · span)²/span ÷ (steps − 1)). As σ comes from so few steps, the interval is Student's with as many
 * degrees of freedom, which is exact for normal steps. A straight line through the levels would be the wrong model for
 * figures of rolling windows: neighbours share most of their window, and its interval would be far too narrow.
 * @param points oldest first, at least {@link LEAST_POINTS}
 * @param at moment of the forecast, not before the last point
 * @throws StatsError when points are too few, not finite or not in order
 */
export function driftForecast(points: readonly SeriesPoint[], at: number, level = 0.8): DriftForecast {
  if (points.length < LEAST_POINTS) {
    throw new StatsError('too-few-periods', { needed: LEAST_POINTS, found: points.length })
  }
  for (const [row, { time, value }] of points.entries()) {
    inRow(row, () => {
      checkFinite('time', time)
      checkFinite('value', value)
    })
  }
  const steps = stepsOf(points)
  const last = points[points.length - 1]
  const horizon = at - last.time
  if (!(horizon >= 0)) refuseOrder(at)
  const history = last.time - points[0].time
  const drift = (last.value - points[0].value) / history
  const squares = steps.reduce((sum, { span, change }) => sum + (change - drift * span) ** 2 / span, 0)
  const variance = squares / (steps.length - 1)
  const multiplier = studentMultiplier(level, steps.length - 1)
  const value = last.value + drift * horizon
  const half = multiplier * Math.sqrt(variance * (horizon + (horizon * horizon) / history))
  return {
    value,
    lower: value - half,
    upper: value + half,
    drift,
    driftHalf: multiplier * Math.sqrt(variance / history),
  }
}
