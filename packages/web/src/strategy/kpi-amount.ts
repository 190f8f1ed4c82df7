import type { KpiUnit } from '@sabad/contract/schemas/kpi'
import type { Format } from '../language/format.ts'

/** A value of a KPI in its unit. */
export function kpiAmount(format: Format, unit: KpiUnit, value: number): string {
  if (unit === 'share') return format.share(value)
  return unit === 'money' ? format.money(value) : format.decimal(value)
}
