import type { Publication } from '../portfolio/published.ts'
import { join, type Sql, sql } from '../sql/sql.ts'

export interface ContactsQuery {
  readonly versionId: number
  /** Published dates, oldest first; the last one is the as-of date. */
  readonly dates: readonly Publication[]
}

export const lastOf = ({ dates }: ContactsQuery): string => dates.at(-1)?.asOf ?? ''

/**
 * Tables of a WITH whose last, `placed_contacts`, has those contacted and those held out with the margin that came of it. A
 * contact counts for the group that the customer was in before it (the newest date computed before that day): groups
 * formed after it would be formed by what it caused. Campaigns that record no outcome of anyone are not measured.
 */
export const placedContacts = (query: ContactsQuery): Sql => sql`dates AS (
    SELECT CAST(as_of AS DATE) AS as_of, CAST(run_id AS INTEGER) AS run_id
    FROM (VALUES ${join(query.dates.map(({ asOf, runId }) => sql`(${asOf}, ${runId})`))}) AS v (as_of, run_id)
  ), told AS (
    SELECT contact_id, customer_key, campaign, arm, is_holdout, "cost", responded, coalesce(outcome_value, 0) AS outcome,
           contacted_on, bool_or(outcome_value IS NOT NULL) OVER (PARTITION BY campaign) AS is_recorded
    FROM contacts
    WHERE is_holdout IS NOT NULL AND campaign IS NOT NULL AND contacted_on <= CAST(${lastOf(query)} AS DATE)
  ), placed AS (
    SELECT t.*, d.run_id, d.as_of FROM told AS t ASOF JOIN dates AS d ON t.contacted_on > d.as_of WHERE is_recorded
  ), placed_contacts AS (
    SELECT p.*, m.group_index, s.margin_rate, p.outcome * s.margin_rate AS margin
    FROM placed AS p
    JOIN memberships AS m ON m.run_id = p.run_id AND m.as_of = p.as_of AND m.customer_key = p.customer_key
                         AND m.version_id = ${query.versionId}
    JOIN snapshots AS s ON s.run_id = p.run_id AND s.as_of = p.as_of AND s.customer_key = p.customer_key
  )`

/** Fewer on a side do not tell how much outcomes differ. */
export const LEAST_ON_A_SIDE = 10
