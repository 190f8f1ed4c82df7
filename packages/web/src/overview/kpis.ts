import type { GroupSummary } from '@sabad/contract/schemas/portfolios'

type KpiName = keyof GroupSummary['kpis']

export interface Kpi {
  readonly name: KpiName
  readonly unit: 'money' | 'share'
  /** The same figure in the registry of key figures. */
  readonly registered: string
}

/** The KPIs of requirement 94, retention, value and profit, then what they rest on. */
export const kpis: readonly Kpi[] = [
  { name: 'repeatRate', unit: 'share', registered: 'repeat_rate' },
  { name: 'clv', unit: 'money', registered: 'lifetime_value' },
  { name: 'profitPerCustomer', unit: 'money', registered: 'profit_per_customer' },
  { name: 'probabilityAlive', unit: 'share', registered: 'share_alive' },
]
