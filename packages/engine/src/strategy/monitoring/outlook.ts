import type { StrategyKpi } from '@sabad/contract/schemas/strategy'
import type { KpiPoint, MonitoredKpi } from '@sabad/contract/schemas/strategy-monitoring'
import { boundedDriftForecast, type ValueRange } from '@sabad/stats/forecasting/bounded-drift-forecast'
import { driftForecast, LEAST_POINTS, type SeriesPoint } from '@sabad/stats/forecasting/drift-forecast'
import { daysBetween } from '../../snapshot/as-of-dates.ts'

/** Mean length of a month. */
const DAYS_A_MONTH = 365.25 / 12

const LEVEL = 0.8

/** A year of months and where it began: what was longer ago says less of where things go now. */
const MOST_POINTS = 13

/**
 * How far ahead it is looked, in the time that the points reach back. There the variance of not knowing the drift is half
 * as large again as that of the walk itself (h²/T against h): what is told beyond would be of the ignorance, not the figure.
 */
const FARTHEST = 1.5

/** The newest points that are known, with the day counted from the first date. */
function known(series: readonly KpiPoint[]): { readonly points: SeriesPoint[]; readonly first: string } {
  const first = series[0]?.asOf ?? ''
  const all = series.flatMap(({ asOf, value }) => (value === null ? [] : [{ time: daysBetween(first, asOf), value }]))
  return { points: all.slice(-MOST_POINTS), first }
}

interface Target extends Pick<StrategyKpi, 'target' | 'targetOn'> {
  readonly isUpGood: boolean
  /** What the figure can be. */
  readonly range: ValueRange
}

type Outlook = Pick<MonitoredKpi, 'trend' | 'forecast' | 'shortage' | 'tooFar'>

const inMonths = (days: number): number => Math.round(days / DAYS_A_MONTH)

/**
 * Where a KPI has been going and where it will be on its target date if it goes on so; or how many dates that needs, or how
 * much nearer the target date would have to be.
 */
export function outlookOf(series: readonly KpiPoint[], { target, targetOn, isUpGood, range }: Target): Outlook {
  const { points, first } = known(series)
  if (points.length < LEAST_POINTS) {
    return { trend: null, forecast: null, shortage: { needed: LEAST_POINTS, found: points.length }, tooFar: null }
  }
  const [oldest = 0, last = 0] = [points[0]?.time, points.at(-1)?.time]
  const { drift, driftHalf } = driftForecast(points, last, LEVEL)
  const trend = {
    perMonth: drift * DAYS_A_MONTH,
    lower: (drift - driftHalf) * DAYS_A_MONTH,
    upper: (drift + driftHalf) * DAYS_A_MONTH,
  }
  const at = daysBetween(first, targetOn)
  const farthest = FARTHEST * (last - oldest)
  if (at <= last) return { trend, forecast: null, shortage: null, tooFar: null }
  if (at - last > farthest) {
    const tooFar = { monthsAhead: inMonths(at - last), mostMonths: inMonths(farthest) }
    return { trend, forecast: null, shortage: null, tooFar }
  }
  const ahead = boundedDriftForecast(points, at, { range, level: LEVEL })
  const reaches = isUpGood ? ahead.value >= target : ahead.value <= target
  return { trend, forecast: { asOf: targetOn, ...ahead, reaches }, shortage: null, tooFar: null }
}
