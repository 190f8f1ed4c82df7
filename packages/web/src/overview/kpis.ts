import type { GroupSummary } from '@sabad/contract/schemas/portfolios'

type KpiName = keyof GroupSummary['kpis']

export interface Kpi {
  readonly name: KpiName
  readonly unit: 'money' | 'share'
}

/** The KPIs of requirement 94, retention, value and profit, then what they rest on. */
export const kpis: readonly Kpi[] = [
  { name: 'repeatRate', unit: 'share' },
  { name: 'clv', unit: 'money' },
  { name: 'profitPerCustomer', unit: 'money' },
  { name: 'probabilityAlive', unit: 'share' },
]
