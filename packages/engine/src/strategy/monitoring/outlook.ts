import type { StrategyKpi } from '@sabad/contract/schemas/strategy'
import type { KpiPoint, MonitoredKpi } from '@sabad/contract/schemas/strategy-monitoring'
import { driftForecast, LEAST_POINTS, type SeriesPoint } from '@sabad/stats/forecasting/drift-forecast'
import { normalMultiplier } from '@sabad/stats/kpi/interval'
import { daysBetween } from '../../snapshot/as-of-dates.ts'

/** Mean length of a month. */
const DAYS_A_MONTH = 365.25 / 12

const LEVEL = 0.8

/** Points that are known, with the day counted from the first of them. */
function known(series: readonly KpiPoint[]): { readonly points: SeriesPoint[]; readonly first: string } {
  const first = series[0]?.asOf ?? ''
  const points = series.flatMap(({ asOf, value }) =>
    value === null ? [] : [{ time: daysBetween(first, asOf), value }],
  )
  return { points, first }
}

interface Target extends Pick<StrategyKpi, 'target' | 'targetOn'> {
  readonly isUpGood: boolean
}

type Outlook = Pick<MonitoredKpi, 'trend' | 'forecast' | 'shortage'>

/** Where a KPI has been going and where it will be on its target date if it goes on so; or how many dates that needs. */
export function outlookOf(series: readonly KpiPoint[], { target, targetOn, isUpGood }: Target): Outlook {
  const { points, first } = known(series)
  if (points.length < LEAST_POINTS) {
    return { trend: null, forecast: null, shortage: { needed: LEAST_POINTS, found: points.length } }
  }
  const last = points.at(-1)?.time ?? 0
  const at = daysBetween(first, targetOn)
  const { value, lower, upper, drift, driftError } = driftForecast(points, Math.max(at, last), LEVEL)
  const half = normalMultiplier(LEVEL) * driftError
  const reaches = isUpGood ? value >= target : value <= target
  return {
    trend: {
      perMonth: drift * DAYS_A_MONTH,
      lower: (drift - half) * DAYS_A_MONTH,
      upper: (drift + half) * DAYS_A_MONTH,
    },
    forecast: at > last ? { asOf: targetOn, value, lower, upper, reaches } : null,
    shortage: null,
  }
}
