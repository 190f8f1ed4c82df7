import type { CostModel, MeasuredCost } from '@sabad/contract/schemas/cost-model'
import type { CostingReport } from '@sabad/contract/schemas/costing'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { passesAll } from './drivers.ts'

const tables = {
  interactions: { from: sql`interactions`, day: sql`occurred_on`, cost: sql`"cost"` },
  contacts: { from: sql`contacts`, day: sql`contacted_on`, cost: sql`"cost"` },
  shipping: { from: sql`orders`, day: sql`ordered_on`, cost: sql`shipping` },
} as const

export interface MeasuredIn {
  readonly asOf: string
  readonly after: string
  /** Left out: of all customers. */
  readonly customerKey?: number
}

/** Costs that facts name by themselves, in a window. */
export function measuredCostSum({ source, where }: MeasuredCost, { asOf, after, customerKey }: MeasuredIn): Sql {
  const { from, day, cost } = tables[source]
  const kept = source === 'contacts' ? sql` AND is_holdout IS NOT TRUE` : sql``
  const whose = customerKey === undefined ? sql`` : sql` AND customer_key = ${customerKey}`
  return sql`SELECT coalesce(sum(${cost}), 0) AS amount FROM ${from}
    WHERE ${day} > CAST(${after} AS DATE) AND ${day} <= CAST(${asOf} AS DATE)${kept}${whose} AND ${passesAll(where)}`
}

const amountRow = z.object({ amount: z.number() })

export async function measuredSums(
  database: Database,
  { measured }: CostModel,
  window: MeasuredIn,
): Promise<CostingReport['measured']> {
  const sums: CostingReport['measured'] = []
  for (const cost of measured) {
    const { amount } = await database.row(measuredCostSum(cost, window), amountRow)
    sums.push({ ...cost, amount })
  }
  return sums
}
