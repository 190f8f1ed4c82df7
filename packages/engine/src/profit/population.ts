import { measuresOfRun } from '../measures/of-run.ts'
import { type MembersAt, membersAt } from '../movement/members.ts'
import type { Publication } from '../portfolio/published.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'

/** Whose profit is looked at: everyone’s at a date or, with a version and group, that of its members. */
export interface ProfitQuery {
  readonly measure: string
  readonly publication: Publication
  readonly members?: { readonly versionId: number; readonly groupIndex: number } | undefined
}

/** One row per customer: its key and profit, which may be NULL. */
export function profits({ measure, publication, members }: ProfitQuery): Sql {
  const everyone = sql`SELECT customer_key, CAST(${identifier(measure)} AS DOUBLE) AS profit FROM (${measuresOfRun([measure], publication)})`
  if (!members) return everyone
  return sql`SELECT p.* FROM (${everyone}) AS p
    JOIN (${membersAt({ ...publication, versionId: members.versionId })}) AS m ON m.customer_key = p.customer_key
    WHERE m.group_index = ${members.groupIndex}`
}

/** One row per member of a portfolio version: its key, group and profit. */
export const profitsByGroup = (measure: string, at: MembersAt): Sql => sql`
  SELECT m.customer_key, m.group_index, p.profit
  FROM (${membersAt(at)}) AS m JOIN (${profits({ measure, publication: at })}) AS p ON p.customer_key = m.customer_key`
