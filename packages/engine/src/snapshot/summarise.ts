import { z } from 'zod'
import { currentPublications, type Publication } from '../portfolio/published.ts'
import type { Database } from '../sql/database.ts'
import { identifier, join, type Sql, sql, trusted } from '../sql/sql.ts'
import { purchaseActivity, serviceActivity } from '../sums/activity.ts'
import { serviceEvents } from '../sums/service-sums.ts'
import { daysBetween } from './as-of-dates.ts'
import { type AsOfWindow, windowOf } from './window.ts'

/** The engine would add up counts in 16 bytes each, which every later step would have to carry and compare. */
const total = (column: string, of: Sql = sql``): Sql => sql`CAST(sum(${trusted(column)}) ${of} AS INTEGER)`

/** Sums of purchases of customers until the as-of date: of the two years before it, and of the time before them. */
const purchasesUntil = ({ asOf, yearAgo, twoYearsAgo }: AsOfWindow, whose: Sql): Sql => sql`
    SELECT customer_key, min(first_purchase_on) AS first_purchase_on, max(last_purchase_on) AS last_purchase_on,
           ${total('purchase_days')} AS purchase_days, ${total('orders')} AS orders, sum(revenue) AS revenue,
           arg_min(first_day_revenue, first_purchase_on) AS first_day_revenue,
           sum(revenue) FILTER (bucket = 2) AS revenue_12m,
           sum(revenue) FILTER (bucket = 1) AS revenue_prior_12m,
           ${total('purchase_days', sql`FILTER (bucket = 2)`)} AS purchase_days_12m,
           ${total('purchase_days', sql`FILTER (bucket = 1)`)} AS purchase_days_prior_12m,
           sum(cost_of_goods) AS cost_of_goods, sum(costed_revenue) AS costed_revenue, sum(returned) AS returned,
           sum(discount) AS discount, CAST(sum(purchase_day_sum) AS BIGINT) AS purchase_day_sum
    FROM (${purchaseActivity({ cuts: [twoYearsAgo, yearAgo, asOf], whose })}) GROUP BY customer_key`

const after = (day: Sql, from: string, to: string): Sql =>
  sql`${day} > CAST(${from} AS DATE) AND ${day} <= CAST(${to} AS DATE)`

/**
 * Whose row differs between two dates in more than its date: who bought after the first, or in the days that left one of
 * the two years; for whom something else happened, was first seen, began or ended; who is not in the first snapshot; and
 * of whom no fact is left, all having been withdrawn.
 */
export function changedCustomers(from: AsOfWindow, to: AsOfWindow, { runId, asOf }: Publication): Sql {
  const since = (day: Sql): Sql => after(day, from.asOf, to.asOf)
  const bought = sql`${since(sql`ordered_on`)} OR ${after(sql`ordered_on`, from.yearAgo, to.yearAgo)}
      OR ${after(sql`ordered_on`, from.twoYearsAgo, to.twoYearsAgo)}`
  return sql`
    WITH before AS (
      SELECT customer_key FROM snapshots WHERE run_id = ${runId} AND as_of = CAST(${asOf} AS DATE)
    )
    SELECT customer_key FROM order_lines WHERE ${bought}
    UNION SELECT customer_key FROM orders WHERE ${bought}
    UNION SELECT customer_key FROM (${serviceEvents}) WHERE ${since(sql`day`)}
    UNION SELECT customer_key FROM first_days WHERE ${since(sql`first_on`)}
    UNION SELECT customer_key FROM contracts WHERE ${since(sql`started_on`)} OR ${since(sql`ended_on`)}
    UNION SELECT customer_key FROM customers ANTI JOIN before USING (customer_key)
    UNION SELECT customer_key FROM before ANTI JOIN (SELECT customer_key FROM first_days WHERE what = 'fact') USING (customer_key)`
}

/**
 * One row per customer known at the as-of date, from the sums of the facts until it: two years, and the time before them.
 * The day from which a customer is known is the date the source gives, the first fact, or the day of the import of
 * customers that named it, whichever comes first (a later fact must not take back that the customer was known). Nobody is
 * in a snapshot before that day, and who has none of the three (all facts withdrawn by a corrected file) is in none.
 * @param whose a condition on `customer_key`; left out: of everyone
 */
export const summary = (window: AsOfWindow, whose: Sql = sql`TRUE`): Sql => sql`
  WITH purchases AS (${purchasesUntil(window, whose)}
  ), firsts AS (
    SELECT customer_key, CAST(count(*) FILTER (what = 'category') AS INTEGER) AS categories,
           CAST(count(*) FILTER (what = 'channel') AS INTEGER) AS channels, min(first_on) FILTER (what = 'fact') AS first_fact_on
    FROM first_days WHERE first_on <= CAST(${window.asOf} AS DATE) AND ${whose} GROUP BY customer_key
  ), service AS (
    SELECT customer_key, ${total('interactions')} AS interactions, ${total('tickets')} AS tickets,
           sum(satisfaction_sum) / nullif(sum(satisfaction_count), 0) AS satisfaction,
           ${total('contacts')} AS contacts, ${total('responses')} AS responses
    FROM (${serviceActivity({ cuts: [window.asOf], whose })}) GROUP BY customer_key
  ), contracts_in_force AS (
    SELECT customer_key, CAST(count(*) AS INTEGER) AS active_contracts FROM contracts
    WHERE started_on <= CAST(${window.asOf} AS DATE) AND (ended_on IS NULL OR ended_on > CAST(${window.asOf} AS DATE)) AND ${whose}
    GROUP BY customer_key
  ), known AS (SELECT * FROM customers WHERE ${whose})
  SELECT CAST(${window.asOf} AS DATE) AS as_of, k.customer_key, p.first_purchase_on, p.last_purchase_on,
         coalesce(p.purchase_days, 0) AS purchase_days, coalesce(p.orders, 0) AS orders, coalesce(p.revenue, 0) AS revenue,
         p.first_day_revenue, coalesce(p.revenue_12m, 0) AS revenue_12m,
         coalesce(p.revenue_prior_12m, 0) AS revenue_prior_12m,
         coalesce(p.purchase_days_12m, 0) AS purchase_days_12m,
         coalesce(p.purchase_days_prior_12m, 0) AS purchase_days_prior_12m,
         p.cost_of_goods, p.costed_revenue, coalesce(p.returned, 0) AS returned_amount,
         coalesce(p.revenue + p.returned, 0) AS sold_amount, coalesce(p.discount, 0) AS discount, p.purchase_day_sum,
         coalesce(d.categories, 0) AS categories, coalesce(d.channels, 0) AS channels,
         coalesce(s.interactions, 0) AS interactions, coalesce(s.tickets, 0) AS tickets, s.satisfaction,
         coalesce(s.contacts, 0) AS contacts, coalesce(s.responses, 0) AS responses,
         coalesce(f.active_contracts, 0) AS active_contracts
  FROM known AS k
  LEFT JOIN imports AS i ON i.import_id = k.import_id
  LEFT JOIN firsts AS d USING (customer_key)
  LEFT JOIN purchases AS p USING (customer_key)
  LEFT JOIN service AS s USING (customer_key)
  LEFT JOIN contracts_in_force AS f USING (customer_key)
  WHERE least(k.since, d.first_fact_on, i.imported_at::DATE) <= CAST(${window.asOf} AS DATE)`

/** What of a row does not change with the date alone. */
const carried = [
  'customer_key',
  'first_purchase_on',
  'last_purchase_on',
  'purchase_days',
  'orders',
  'revenue',
  'first_day_revenue',
  'revenue_12m',
  'revenue_prior_12m',
  'purchase_days_12m',
  'purchase_days_prior_12m',
  'cost_of_goods',
  'costed_revenue',
  'returned_amount',
  'sold_amount',
  'discount',
  'purchase_day_sum',
  'categories',
  'channels',
  'interactions',
  'tickets',
  'satisfaction',
  'contacts',
  'responses',
  'active_contracts',
].map(identifier)

/**
 * What the snapshot before says of those who are not among `changed_customers`, as rows of a {@link summary}: nothing is
 * copied, and who reads a column reads that alone. A view takes no values, so the dates and the run are variables of the
 * connection.
 */
export const carriedSummary: Sql = sql`
  SELECT getvariable('summary_as_of') AS as_of, ${join(carried)}
  FROM snapshots ANTI JOIN changed_customers USING (customer_key)
  WHERE run_id = getvariable('summary_run') AND as_of = getvariable('summary_before')`

/** Beyond a month most customers have changed. */
const NEAR_DAYS = 31

const localRow = z.object({ isLocal: z.boolean() })

/**
 * The published date before, where it is near and the facts that tell who has changed since lie here. A run computes stale
 * dates in order, so that none before is stale by now.
 */
async function publishedBefore(database: Database, asOf: string): Promise<Publication | null> {
  const { isLocal } = await database.row(sql`SELECT NOT EXISTS (SELECT 1 FROM source_tables) AS "isLocal"`, localRow)
  if (!isLocal) return null
  const before = (await currentPublications(database)).filter((one) => one.asOf < asOf).at(-1)
  return before && daysBetween(before.asOf, asOf) <= NEAR_DAYS ? before : null
}

const counted = z.object({ customers: z.number() })

async function carryFrom(database: Database, window: AsOfWindow, before: Publication): Promise<void> {
  // A table of its own: of a query within the query the engine would not know that it is short, and build upon the long side.
  await database.execute(
    sql`CREATE OR REPLACE TEMP TABLE changed_customers AS ${changedCustomers(windowOf(before.asOf), window, before)}`,
  )
  await database.execute(sql`SET VARIABLE summary_as_of = CAST(${window.asOf} AS DATE)`)
  await database.execute(sql`SET VARIABLE summary_before = CAST(${before.asOf} AS DATE)`)
  await database.execute(sql`SET VARIABLE summary_run = ${before.runId}`)
}

/**
 * Lays the summary of one as-of date, for the models to read and the scores to join. Answers its customers: counted, because
 * a table that is made outside of a transaction does not say how many rows it got.
 */
export async function summarise(database: Database, window: AsOfWindow): Promise<number> {
  const before = await publishedBefore(database, window.asOf)
  if (before) await carryFrom(database, window, before)
  const made = summary(window, before ? sql`customer_key IN (SELECT customer_key FROM changed_customers)` : undefined)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE made_summary AS ${made}`)
  const nobody = sql`SELECT * FROM made_summary WHERE FALSE`
  await database.execute(sql`CREATE OR REPLACE TEMP VIEW carried_summary AS ${before ? carriedSummary : nobody}`)
  await database.execute(sql`CREATE OR REPLACE TEMP VIEW summary AS
    SELECT * FROM made_summary UNION ALL BY NAME SELECT * FROM carried_summary`)
  return (await database.row(sql`SELECT count(*) AS customers FROM summary`, counted)).customers
}
