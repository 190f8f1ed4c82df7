import type { CostModel, MeasuredCost } from '@sabad/contract/schemas/cost-model'
import type { CostingReport } from '@sabad/contract/schemas/costing'
import { z } from 'zod'
import { refuseElsewhere } from '../sources/refuse-elsewhere.ts'
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
  const kept = source === 'contacts' ? sql` AND NOT coalesce(is_holdout, FALSE)` : sql``
  const whose = customerKey === undefined ? sql`` : sql` AND customer_key = ${customerKey}`
  return sql`SELECT coalesce(sum(${cost}), 0) AS amount FROM ${from}
    WHERE ${day} > CAST(${after} AS DATE) AND ${day} <= CAST(${asOf} AS DATE)${kept}${whose} AND ${passesAll(where)}`
}

/** Which facts each source of measured costs is. */
const kindOf = { interactions: 'interactions', contacts: 'contacts', shipping: 'orders' } as const

const amountRow = z.object({ amount: z.number() })

/** @throws EngineError source.not-here */
export async function measuredSums(
  database: Database,
  { measured }: CostModel,
  window: MeasuredIn,
): Promise<CostingReport['measured']> {
  await refuseElsewhere(
    database,
    measured.map(({ source }) => kindOf[source]),
  )
  const sums: CostingReport['measured'] = []
  for (const cost of measured) {
    const { amount } = await database.row(measuredCostSum(cost, window), amountRow)
    sums.push({ ...cost, amount })
  }
  return sums
}
