import type { KpiUnit } from '@sabad/contract/schemas/kpi'
import type { StrategyKpi } from '@sabad/contract/schemas/strategy'
import type { KpiPoint, MonitoredKpi } from '@sabad/contract/schemas/strategy-monitoring'
import { driftForecast, LEAST_POINTS, type SeriesPoint } from '@sabad/stats/forecasting/drift-forecast'
import { normalMultiplier } from '@sabad/stats/kpi/interval'
import { daysBetween } from '../../snapshot/as-of-dates.ts'

/** Mean length of a month. */
const DAYS_A_MONTH = 365.25 / 12

const LEVEL = 0.8

/** A year of months and where it began: what was longer ago says less of where things go now. */
const MOST_POINTS = 13

/** The newest points that are known, with the day counted from the first date. */
function known(series: readonly KpiPoint[]): { readonly points: SeriesPoint[]; readonly first: string } {
  const first = series[0]?.asOf ?? ''
  const all = series.flatMap(({ asOf, value }) => (value === null ? [] : [{ time: daysBetween(first, asOf), value }]))
  return { points: all.slice(-MOST_POINTS), first }
}

interface Target extends Pick<StrategyKpi, 'target' | 'targetOn'> {
  readonly isUpGood: boolean
  readonly unit: KpiUnit
}

/** No forecast leaves what the figure can be: a share is never above one, a quotient of sums never below nought. */
function possible(unit: KpiUnit, value: number): number {
  if (unit === 'share') return Math.min(1, Math.max(0, value))
  return unit === 'ratio' ? Math.max(0, value) : value
}

type Outlook = Pick<MonitoredKpi, 'trend' | 'forecast' | 'shortage'>

/** Where a KPI has been going and where it will be on its target date if it goes on so; or how many dates that needs. */
export function outlookOf(series: readonly KpiPoint[], { target, targetOn, isUpGood, unit }: Target): Outlook {
  const { points, first } = known(series)
  if (points.length < LEAST_POINTS) {
    return { trend: null, forecast: null, shortage: { needed: LEAST_POINTS, found: points.length } }
  }
  const last = points.at(-1)?.time ?? 0
  const at = daysBetween(first, targetOn)
  const { drift, driftError, ...ahead } = driftForecast(points, Math.max(at, last), LEVEL)
  const value = possible(unit, ahead.value)
  const half = normalMultiplier(LEVEL) * driftError
  const reaches = isUpGood ? value >= target : value <= target
  return {
    trend: {
      perMonth: drift * DAYS_A_MONTH,
      lower: (drift - half) * DAYS_A_MONTH,
      upper: (drift + half) * DAYS_A_MONTH,
    },
    forecast:
      at > last
        ? { asOf: targetOn, value, lower: possible(unit, ahead.lower), upper: possible(unit, ahead.upper), reaches }
        : null,
    shortage: null,
  }
}
