import { checkFinite } from '../checks.ts'
import type { Estimate } from '../kpi/interval.ts'
import { inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { driftForecast, type SeriesPoint } from './drift-forecast.ts'

/** What a figure can be, both ends included; an infinite end where there is none. */
export interface ValueRange {
  readonly low: number
  readonly high: number
}

interface Scale {
  readonly onto: (value: number) => number
  readonly back: (place: number) => number
}

const RIGHT_ANGLE = Math.PI / 2

const angular = ({ low, high }: ValueRange): Scale => ({
  onto: (value) => Math.asin(Math.sqrt((value - low) / (high - low))),
  back: (place) => low + (high - low) * Math.sin(Math.min(RIGHT_ANGLE, Math.max(0, place))) ** 2,
})

const root = (low: number): Scale => ({
  onto: (value) => Math.sqrt(value - low),
  back: (place) => low + Math.max(0, place) ** 2,
})

const asItIs: Scale = { onto: (value) => value, back: (place) => place }

function scaleOf(range: ValueRange): Scale {
  if (Number.isFinite(range.low) && Number.isFinite(range.high)) return angular(range)
  return Number.isFinite(range.low) ? root(range.low) : asItIs
}

/**
 * {@link driftForecast} of a figure that cannot leave a range, with an interval that does not leave it either: the walk
 * goes on the scale on which chance weighs alike near the ends and amid them, the angle whose squared sine is the share
 * (Anscombe 1948, Biometrika 35, 246-254) or, with a lower end only, the square root. Both hold the ends themselves, which a
 * logit or a logarithm does not. The value is the median. A share and what is left of it are foretold alike.
 * @param points oldest first, at least as many as {@link driftForecast} needs
 * @throws StatsError when a point lies outside the range, and as {@link driftForecast} does
 */
export function boundedDriftForecast(
  points: readonly SeriesPoint[],
  at: number,
  { range, level }: { readonly range: ValueRange; readonly level?: number },
): Estimate {
  const { onto, back } = scaleOf(range)
  const placed = points.map(({ time, value }, row) => {
    inRow(row, () => {
      checkFinite('value', value)
      if (value < range.low || value > range.high) throw new StatsError('out-of-range', { column: 'value', value })
    })
    return { time, value: onto(value) }
  })
  const { value, lower, upper } = driftForecast(placed, at, level)
  return { value: back(value), lower: back(lower), upper: back(upper) }
}
