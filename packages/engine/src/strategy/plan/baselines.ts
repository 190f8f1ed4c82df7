import type { Baseline, StrategyDocument } from '@sabad/contract/schemas/strategy'
import type { KpiReading } from '../monitoring/kpi-readings.ts'
import type { StrategyRevision } from './records.ts'

type Measured = Pick<KpiReading, 'asOf' | 'value' | 'lower' | 'upper'>

/**
 * What each KPI starts from. A baseline that was measured once stays, so that nobody moves the start to meet the target;
 * a KPI that is new, is another figure now, or had no value yet, is measured at the newest date.
 */
export function frozenBaselines(
  { kpis }: StrategyDocument,
  before: StrategyRevision | null,
  measure: (kpi: string) => Measured,
): Baseline[] {
  return kpis.map(({ kpiId, kpi }) => {
    const isSame = before?.document.kpis.some((one) => one.kpiId === kpiId && one.kpi === kpi) ?? false
    const kept = isSame ? before?.baselines.find((one) => one.kpiId === kpiId) : undefined
    if (kept && kept.value !== null) return kept
    const { asOf, value, lower, upper } = measure(kpi)
    return { kpiId, asOf, value, lower, upper }
  })
}
