import type { EquityMeasure } from '@sabad/contract/schemas/equity'
import { z } from 'zod'
import { measuresOfRun } from '../measures/of-run.ts'
import { type MembersAt, membersAt } from '../movement/members.ts'
import { identifier, type Sql, sql } from '../sql/sql.ts'

/** What became of a customer's value between two dates. */
const equityEvent = z.enum(['acquired', 'left', 'wonBack', 'lost', 'grown', 'shrunk'])
export type EquityEvent = z.infer<typeof equityEvent>

/** More likely gone than not. */
const GONE_BELOW = 0.5

/** Members worth whole cents, so that however they are added up the sums agree to the cent. */
const valuedMembers = (measure: EquityMeasure, at: MembersAt): Sql => sql`
  SELECT m.customer_key, m.group_index, CAST(round(CAST(v.${identifier(measure)} AS DOUBLE) * 100) AS BIGINT) AS cents,
         v.probability_alive AS alive, v.revenue, CAST(v.margin_rate AS DOUBLE) AS margin_rate
  FROM (${membersAt(at)}) AS m
  JOIN (${measuresOfRun([measure, 'probability_alive', 'revenue', 'margin_rate'], at)}) AS v ON v.customer_key = m.customer_key`

/** Customers by their groups at two dates and what became of their value, with both values in cents. */
export const equityFlows = (measure: EquityMeasure, from: MembersAt, to: MembersAt): Sql => sql`
  SELECT b.group_index AS "from", a.group_index AS "to",
         CASE WHEN b.cents IS NULL THEN 'acquired' WHEN a.cents IS NULL THEN 'left'
              WHEN b.alive < ${GONE_BELOW} AND a.alive >= ${GONE_BELOW} THEN 'wonBack'
              WHEN b.alive >= ${GONE_BELOW} AND a.alive < ${GONE_BELOW} THEN 'lost'
              WHEN a.cents >= b.cents THEN 'grown' ELSE 'shrunk' END AS event,
         count(*) AS customers, CAST(coalesce(sum(b.cents), 0) AS DOUBLE) AS before,
         CAST(coalesce(sum(a.cents), 0) AS DOUBLE) AS after,
         coalesce(sum((a.revenue - coalesce(b.revenue, 0)) * a.margin_rate), 0) AS earned
  FROM (${valuedMembers(measure, from)}) AS b FULL JOIN (${valuedMembers(measure, to)}) AS a ON a.customer_key = b.customer_key
  WHERE b.cents IS NOT NULL OR a.cents IS NOT NULL
  GROUP BY ALL ORDER BY ALL`

export const equityFlow = z.object({
  /** Null: not there at that date. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  event: equityEvent,
  customers: z.number(),
  /** Whole cents. */
  before: z.number(),
  after: z.number(),
  /** Money. */
  earned: z.number(),
})
export type EquityFlow = z.infer<typeof equityFlow>
