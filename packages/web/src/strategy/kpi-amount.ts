import type { KpiUnit } from '@sabad/contract/schemas/kpi'
import type { Format } from '../language/format.ts'
import { formatKpi } from '../scorecard/use-kpi-words.ts'

/** A value of a KPI in its unit; a ratio as targets of it are typed. */
export const kpiAmount = (format: Format, unit: KpiUnit, value: number): string =>
  unit === 'ratio' ? format.decimal(value) : formatKpi(format, value, unit)
