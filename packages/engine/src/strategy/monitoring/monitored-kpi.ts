import type { Notice } from '@sabad/contract/schemas/figures'
import type { Baseline, StrategyKpi } from '@sabad/contract/schemas/strategy'
import type { KpiPoint, MonitoredKpi } from '@sabad/contract/schemas/strategy-monitoring'
import { rangeOfKpi } from '../../kpi/range.ts'
import { type KpiReading, kpiDefinitionOf } from './kpi-readings.ts'
import { expectedOn, isUpGood, lightOf } from './light.ts'
import { outlookOf } from './outlook.ts'

const pointOf = ({ asOf, value, lower, upper }: KpiReading): KpiPoint => ({ asOf, value, lower, upper })

/** Why a KPI cannot be judged as of a day. */
function whyMissing({ kpi }: StrategyKpi, baseline: Baseline, current: KpiReading | undefined): Notice | null {
  if (!current) return { code: 'kpi.not-computed', params: { kpi } }
  if (current.value === null) return current.missing ?? { code: 'kpi.not-computed', params: { kpi } }
  if (baseline.value === null) return { code: 'kpi.no-baseline', params: { kpi, asOf: baseline.asOf } }
  return current.asOf < baseline.asOf ? { code: 'kpi.before-baseline', params: { kpi, asOf: baseline.asOf } } : null
}

/** A year of months before the newest date. */
const SHOWN_POINTS = 13

/** The year behind or, where the strategy is older than that, all since its baseline. */
const worthShowing = (series: readonly KpiPoint[], since: string): KpiPoint[] =>
  series.filter(({ asOf }, at) => asOf >= since || at >= series.length - SHOWN_POINTS)

interface Followed {
  readonly baseline: Baseline
  /** Oldest first. */
  readonly readings: readonly KpiReading[]
  readonly asOf: string
}

/** A KPI on its way from the baseline to the target. */
export function monitoredKpi(followed: StrategyKpi, { baseline, readings, asOf }: Followed): MonitoredKpi {
  const { kpiId, kpi, goalId, target, targetOn } = followed
  const definition = kpiDefinitionOf(kpi)
  const unit = definition?.unit ?? 'index'
  const reading = readings.find((one) => one.asOf === asOf)
  const missing = whyMissing(followed, baseline, reading)
  const expected = expectedOn(baseline, followed, asOf)
  const start = baseline.value
  const isUp = isUpGood(start ?? target, target, definition?.direction ?? 'up')
  const series = worthShowing(readings.map(pointOf), baseline.asOf)
  const current = reading ? pointOf(reading) : null
  const light =
    missing || start === null || expected === null || !current
      ? 'grey'
      : lightOf(current, { baseline: start, expected, isUpGood: isUp })
  return {
    kpiId,
    kpi,
    title: definition?.title ?? kpi,
    unit,
    goalId,
    baseline,
    target,
    targetOn,
    current,
    expected,
    light,
    missing,
    progress: missing ? null : progressOf(start, target, current?.value ?? null),
    ...outlookOf(series, { target, targetOn, isUpGood: isUp, range: rangeOfKpi({ name: kpi, unit }) }),
    series,
  }
}

/** Share of the way that is behind; of a target that keeps the baseline there is no way. */
function progressOf(start: number | null, target: number, value: number | null): number | null {
  if (start === null || value === null || target === start) return null
  return (value - start) / (target - start)
}
