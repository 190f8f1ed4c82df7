import type { KpiDefinition } from '@sabad/contract/schemas/kpi'
import { contractKpis } from './definitions/contracts.ts'
import { loyaltyKpis } from './definitions/loyalty.ts'
import { profitKpis } from './definitions/profit.ts'
import { resourceKpis } from './definitions/resource-use.ts'
import { silentRetentionKpis } from './definitions/retention.ts'
import { satisfactionKpis } from './definitions/satisfaction.ts'
import type { RegisteredKpi } from './outcome.ts'

/** Every figure that is computed of the base and of each group at each date; those of requirement 94 first. */
export const registeredKpis: readonly RegisteredKpi[] = [
  ...silentRetentionKpis,
  ...contractKpis,
  ...profitKpis,
  ...satisfactionKpis,
  ...loyaltyKpis,
  ...resourceKpis,
]

/** The registry as everyone may read it. */
export const kpiDefinitions: readonly KpiDefinition[] = registeredKpis.map(
  ({ compute: _, ...definition }) => definition,
)
