import type { CustomerPage } from '@sabad/contract/schemas/customers'
import { z } from 'zod'
import type { Cluster } from '../sources/cluster.ts'
import type { Database } from '../sql/database.ts'
import { type Sql, sql } from '../sql/sql.ts'

const MOST_EVENTS = 300

/** What happened with one customer up to a day, newest first; lines of an order add up to one event. */
export const events = (customerKey: number | string, asOf: string): Sql => sql`
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
  ) AS e WHERE "on" <= CAST(${asOf} AS DATE)
  ORDER BY "on" DESC, kind, title LIMIT ${MOST_EVENTS + 1}`

const eventRow = z.object({
  on: z.string(),
  kind: z.enum(['order', 'return', 'interaction', 'contact', 'contract']),
  title: z.string(),
  amount: z.number().nullable(),
})

type Event = z.infer<typeof eventRow>

const wireRow = z.tuple([z.string(), z.string(), z.string(), z.number().nullable()])

/** The same of facts that lie in a cluster, where customers have no keys but the company's own. */
async function eventsThere(cluster: Cluster, customerId: string, asOf: string): Promise<Event[]> {
  const newest = sql`SELECT CAST("on" AS VARCHAR), kind, coalesce(title, ''), amount FROM (${events(customerId, asOf)}) AS e`
  const rows = await cluster.rows(newest)
  return rows.map((row) => {
    const [on, kind, title, amount] = wireRow.parse(row)
    return eventRow.parse({ on, kind, title, amount })
  })
}

const newestFirst = (a: Event, b: Event): number => {
  const [early, late] = [`${a.on}`, `${b.on}`]
  if (early !== late) return early < late ? 1 : -1
  return a.kind.localeCompare(b.kind, 'en') || a.title.localeCompare(b.title, 'en')
}

interface OneCustomer {
  readonly customerKey: number
  readonly customerId: string
  readonly asOf: string
  /** Where some of the facts lie. */
  readonly cluster: Cluster | null
}

export async function timelineOf(
  database: Database,
  { customerKey, customerId, asOf, cluster }: OneCustomer,
): Promise<Pick<CustomerPage, 'timeline' | 'timelineCut'>> {
  const here = await database.rows(events(customerKey, asOf), eventRow)
  const there = cluster ? await eventsThere(cluster, customerId, asOf) : []
  const rows = there.length > 0 ? [...here, ...there].sort(newestFirst) : here
  return { timeline: rows.slice(0, MOST_EVENTS), timelineCut: rows.length > MOST_EVENTS }
}
