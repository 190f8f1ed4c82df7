import type { KpiUnit } from '@sabad/contract/schemas/kpi'
import { decimal, mean, money, share } from './numbers.ts'

type Write = (value: number | null | undefined) => string

const writers: Readonly<Record<KpiUnit, Write>> = {
  share,
  ratio: mean,
  money,
  points: decimal,
  score: mean,
  index: mean,
  months: decimal,
  multiple: mean,
}

/** A value of a KPI in its unit. */
export const kpiAmount = (unit: KpiUnit, value: number | null | undefined): string => writers[unit](value)
