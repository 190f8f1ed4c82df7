import type { SabadClient } from '@sabad/contract/client'
import type { ProfitWaterfall } from '@sabad/contract/schemas/costing'
import type { ProfitByGroup, ProfitWhale } from '@sabad/contract/schemas/profit'

/** What is told of profit, at one date. */
export interface ReportProfit {
  readonly whale: ProfitWhale
  /** Null where no costs are assigned to customers. */
  readonly waterfall: ProfitWaterfall | null
  /** With the change since the earlier date. */
  readonly groups: ProfitByGroup
}

interface ProfitScope {
  readonly portfolioId: string
  readonly asOf: string
  readonly from: string | undefined
}

/** Who earns the profit, what it is made of, and what each group earns. */
export async function collectProfit(client: SabadClient, scope: ProfitScope): Promise<ReportProfit> {
  const { asOf } = scope
  const [whale, groups] = await Promise.all([client.profit.whale({ asOf }), client.profit.groups(scope)])
  const waterfall = whale.measure.isStandIn ? null : await client.costing.waterfall({ asOf })
  return { whale, waterfall, groups }
}
