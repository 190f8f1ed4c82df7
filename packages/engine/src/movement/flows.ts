import { z } from 'zod'
import { rowsOnce } from '../portfolio/rows-once.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { hear } from '../sql/traced.ts'
import type { Between } from './dates.ts'
import { type MembersAt, valuedMembersAt } from './members.ts'
import type { DatePair } from './moves.ts'

/**
 * Each flow between two dates: customers, and their lifetime value and revenue before and after. NULL: not known at that
 * date.
 */
export const flows = (from: MembersAt, to: MembersAt): Sql => sql`
  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
         sum(b.clv_12m) AS "valueBefore", sum(a.clv_12m) AS "valueAfter",
         sum(b.revenue_12m) AS "revenueBefore", sum(a.revenue_12m) AS "revenueAfter"
  FROM (${valuedMembersAt(from)}) AS b FULL JOIN (${valuedMembersAt(to)}) AS a ON a.customer_key = b.customer_key
  GROUP BY ALL ORDER BY b.group_index NULLS LAST, a.group_index NULLS LAST`

const amount = z.number().nullable()
const flowRow = z.object({
  from: z.number().nullable(),
  to: z.number().nullable(),
  customers: z.number(),
  valueBefore: amount,
  valueAfter: amount,
  revenueBefore: amount,
  revenueAfter: amount,
})
/** Customers who went from one group (null: not there yet) to another (null: not there any more), and their worth. */
export type FlowRow = z.infer<typeof flowRow>

/** What was counted of a version between two dates. */
export const storedFlows = (versionId: number, { from, to }: DatePair): Sql => sql`
  SELECT from_group AS "from", to_group AS "to", customers, value_before AS "valueBefore", value_after AS "valueAfter",
         revenue_before AS "revenueBefore", revenue_after AS "revenueAfter"
  FROM group_flows
  WHERE version_id = ${versionId} AND from_run_id = ${from.runId} AND from_as_of = CAST(${from.asOf} AS DATE)
    AND to_run_id = ${to.runId} AND to_as_of = CAST(${to.asOf} AS DATE)
  ORDER BY from_group NULLS LAST, to_group NULLS LAST`

/** The flows from one date to another, as they were counted or, where they were not, counted now. */
export async function flowsBetween(
  database: Database,
  { portfolio: { versionId }, from, to }: Between,
): Promise<FlowRow[]> {
  const query = flows({ versionId, ...from }, { versionId, ...to })
  hear(query)
  const stored = await database.rows(storedFlows(versionId, { from, to }), flowRow)
  return stored.length > 0 ? stored : rowsOnce(database, to, { query, row: flowRow })
}

/** Counts the flows of a version between two dates and keeps them. One statement: they are there whole or not at all. */
export const storeFlows = (database: Database, versionId: number, { from, to }: DatePair): Promise<number> =>
  database.execute(sql`INSERT INTO group_flows
    SELECT ${Math.max(from.runId, to.runId)}, ${versionId}, ${from.runId}, CAST(${from.asOf} AS DATE), ${to.runId},
           CAST(${to.asOf} AS DATE), "from", "to", customers, "valueBefore", "valueAfter", "revenueBefore", "revenueAfter"
    FROM (${flows({ versionId, ...from }, { versionId, ...to })})`)

const anyRow = z.object({ customers: z.number() })

/** Of these pairs, those whose flows were not counted yet. */
export async function pairsWithoutFlows(
  database: Database,
  versionId: number,
  pairs: readonly DatePair[],
): Promise<readonly DatePair[]> {
  const missing: DatePair[] = []
  for (const pair of pairs) {
    const rows = await database.rows(sql`${storedFlows(versionId, pair)} LIMIT 1`, anyRow)
    if (rows.length === 0) missing.push(pair)
  }
  return missing
}
