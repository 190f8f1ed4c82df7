import { z } from 'zod'
import type { Publication } from '../portfolio/published.ts'
import { rowsOnce } from '../portfolio/rows-once.ts'
import { sales } from '../snapshot/sales.ts'
import type { Database } from '../sql/database.ts'
import { join, type Sql, sql } from '../sql/sql.ts'

export interface MarginsQuery {
  readonly versionId: number
  /** Month ends without a gap, oldest first. A month's margin counts for the group held at the month end before it. */
  readonly dates: readonly Publication[]
}

/**
 * Margin by month and group, from the facts: revenue less cost of goods where that is known, else revenue at the
 * customer's margin rate of the last date. Cost to serve is not known by month, so this is gross margin. Groups as they
 * stood when the month began: who is sorted by what a month brought would make that month look good. NULL: in no group
 * yet, or a month before the memberships.
 */
export const marginsByMonth = ({ versionId, dates }: MarginsQuery): Sql => {
  const last = dates.at(-1) ?? { runId: 0, asOf: '' }
  const months = dates.slice(1).map(({ asOf }, at) => {
    const start = dates[at] ?? last
    return sql`(${asOf}, ${start.asOf}, ${start.runId})`
  })
  return sql`
  WITH months AS (
    SELECT date_trunc('month', CAST(ends_on AS DATE)) AS month, CAST(starts_after AS DATE) AS starts_after,
           CAST(run_id AS INTEGER) AS run_id
    FROM (VALUES ${join(months)}) AS v (ends_on, starts_after, run_id)
  ), rates AS (
    SELECT customer_key, margin_rate FROM snapshots WHERE run_id = ${last.runId} AND as_of = CAST(${last.asOf} AS DATE)
  ), sold AS (
    SELECT customer_key, date_trunc('month', day) AS month, min(day) AS first_day, sum(amount - "cost") FILTER ("cost" IS NOT NULL) AS known,
           sum(amount) FILTER ("cost" IS NULL) AS uncosted
    FROM (${sales}) WHERE day <= CAST(${last.asOf} AS DATE) GROUP BY ALL
  ), earned AS (
    SELECT s.customer_key, s.month, s.first_day, coalesce(s.known, 0) + coalesce(s.uncosted * r.margin_rate, 0) AS margin
    FROM sold AS s JOIN rates AS r ON r.customer_key = s.customer_key
  ), placed AS (
    SELECT m.customer_key, t.month, m.group_index FROM months AS t
    JOIN memberships AS m ON m.run_id = t.run_id AND m.as_of = t.starts_after WHERE m.version_id = ${versionId}
  )
  SELECT CAST(last_day(e.month) AS DATE) AS "endsOn", p.group_index AS "group", sum(e.margin) AS margin, min(e.first_day) AS "firstDay"
  FROM earned AS e LEFT JOIN placed AS p ON p.customer_key = e.customer_key AND p.month = e.month
  GROUP BY ALL ORDER BY ALL`
}

const marginRow = z.object({
  endsOn: z.string(),
  group: z.number().nullable(),
  margin: z.number(),
  firstDay: z.string(),
})
export type MonthMargin = z.infer<typeof marginRow>

/** Read from the facts once: whoever moves a limit asks again and again. Of no dates there are none. */
export async function readMargins(database: Database, query: MarginsQuery): Promise<readonly MonthMargin[]> {
  const last = query.dates.at(-1)
  return last ? rowsOnce(database, last, { query: marginsByMonth(query), row: marginRow }) : []
}
