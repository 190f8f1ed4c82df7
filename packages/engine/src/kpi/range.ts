import type { KpiDefinition, KpiUnit } from '@sabad/contract/schemas/kpi'
import type { ValueRange } from '@sabad/stats/forecasting/bounded-drift-forecast'

const ANY: ValueRange = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
const NOT_BELOW_NOUGHT: ValueRange = { low: 0, high: Number.POSITIVE_INFINITY }
const OF_ONE: ValueRange = { low: 0, high: 1 }

const byUnit: Readonly<Record<KpiUnit, ValueRange>> = {
  share: OF_ONE,
  ratio: NOT_BELOW_NOUGHT,
  money: ANY,
  points: { low: -100, high: 100 },
  score: { low: 0, high: 10 },
  index: OF_ONE,
  months: NOT_BELOW_NOUGHT,
  multiple: NOT_BELOW_NOUGHT,
}

/** Serving a customer may cost more than the customer brings, and what may be lost is no debt. */
const byName: Readonly<Record<string, ValueRange>> = {
  cost_to_serve_ratio: NOT_BELOW_NOUGHT,
  revenue_at_risk: NOT_BELOW_NOUGHT,
  risk_adjusted_revenue: NOT_BELOW_NOUGHT,
  acquisition_cost: NOT_BELOW_NOUGHT,
}

/** Which values a figure can take at all. */
export const rangeOfKpi = ({ name, unit }: Pick<KpiDefinition, 'name' | 'unit'>): ValueRange =>
  byName[name] ?? byUnit[unit]
