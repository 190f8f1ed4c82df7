import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { z } from 'zod'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'

const MOST_EVENTS = 300

/** What happened with one customer up to a day, newest first; lines of an order add up to one event. */
export const events = (customerKey: number, asOf: string): Sql => sql`
  SELECT "on", kind, title, amount FROM (
    SELECT ordered_on AS "on", CASE WHEN sum(amount) < 0 THEN 'return' ELSE 'order' END AS kind,
           order_id AS title, sum(amount) AS amount
    FROM (SELECT ordered_on, order_id, amount FROM order_lines WHERE customer_key = ${customerKey}
          UNION ALL
          SELECT ordered_on, order_id, amount FROM orders WHERE customer_key = ${customerKey}
            AND order_id NOT IN (SELECT order_id FROM order_lines WHERE customer_key = ${customerKey}))
    GROUP BY ordered_on, order_id
    UNION ALL
    SELECT occurred_on, 'interaction', concat_ws(' · ', kind, channel, subject), NULL
    FROM interactions WHERE customer_key = ${customerKey}
    UNION ALL
    SELECT contacted_on, 'contact', concat_ws(' · ', campaign, arm, CASE WHEN is_holdout THEN 'held out' END),
           CASE WHEN coalesce(responded_on, contacted_on) <= CAST(${asOf} AS DATE) THEN outcome_value END
    FROM contacts WHERE customer_key = ${customerKey}
    UNION ALL
    SELECT started_on, 'contract', concat_ws(' · ', kind, contract_id), value_per_year
    FROM contracts WHERE customer_key = ${customerKey}
  ) WHERE "on" <= CAST(${asOf} AS DATE)
  ORDER BY "on" DESC, kind, title LIMIT ${MOST_EVENTS + 1}`

const eventRow = z.object({
  on: z.string(),
  kind: z.enum(['order', 'return', 'interaction', 'contact', 'contract']),
  title: z.string(),
  amount: z.number().nullable(),
})

export async function timelineOf(
  database: Database,
  customerKey: number,
  asOf: string,
): Promise<Pick<CustomerPage, 'timeline' | 'timelineCut'>> {
  const rows = await database.rows(events(customerKey, asOf), eventRow)
  return { timeline: rows.slice(0, MOST_EVENTS), timelineCut: rows.length > MOST_EVENTS }
}
