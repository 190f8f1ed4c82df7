import type { Database } from '../sql/database.ts'
import { duckdb } from '../sql/dialect.ts'
import { join, type Sql, sql } from '../sql/sql.ts'
import { daysBetween, monthsEarlier, wholeMonthsEarlier } from './as-of-dates.ts'
import { sales } from './sales.ts'

/** A window of buckets for each as-of date: everything up to `upTo`, the last year after `yearAgo`, the year before it. */
export interface AsOfWindow {
  readonly asOf: string
  readonly upTo: number
  readonly yearAgo: number
  readonly twoYearsAgo: number
  /** Earlier days from which models may be asked to foretell what came until the as-of date, the longest wait first. */
  readonly calibrations: readonly CalibrationWindow[]
}

/** Everything up to `bucket`, which ends on `calibratedOn`, `horizonDays` before the as-of date. */
export interface CalibrationWindow {
  readonly calibratedOn: string
  readonly bucket: number
  readonly horizonDays: number
}

const CALIBRATION_MONTHS = [12, 6, 3] as const

/**
 * Cuts time at every as-of date, at one and two years before it, and where models are judged from. A fact of day d belongs to the first bucket whose
 * boundary is not before d, so each as-of date and each of its year windows is a whole number of buckets.
 */
export function buckets(asOfDates: readonly string[]) {
  const cuts = asOfDates.flatMap((day) => [
    day,
    monthsEarlier(day, 12),
    monthsEarlier(day, 24),
    ...CALIBRATION_MONTHS.map((months) => wholeMonthsEarlier(day, months)),
  ])
  const boundaries = [...new Set(cuts)].sort()
  const windows = asOfDates.map(
    (asOf): AsOfWindow => ({
      asOf,
      upTo: boundaries.indexOf(asOf),
      yearAgo: boundaries.indexOf(monthsEarlier(asOf, 12)),
      twoYearsAgo: boundaries.indexOf(monthsEarlier(asOf, 24)),
      calibrations: CALIBRATION_MONTHS.map((months) => {
        const calibratedOn = wholeMonthsEarlier(asOf, months)
        return { calibratedOn, bucket: boundaries.indexOf(calibratedOn), horizonDays: daysBetween(calibratedOn, asOf) }
      }),
    }),
  )
  return { boundaries, windows }
}

/** An answer without a day came at once, and none came before it was asked for. */
const answeredOn: Sql = sql`greatest(coalesce(responded_on, contacted_on), contacted_on)`

/** A calendar from each day with facts to its bucket: a hash join on days is cheaper than comparing each fact. */
async function createCalendar(database: Database, boundaries: readonly string[]): Promise<void> {
  const cuts = join(boundaries.map((day, index) => sql`(CAST(${day} AS DATE), ${index})`))
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE bucket_ends AS
    SELECT CAST(day AS DATE) AS day, CAST(bucket AS INTEGER) AS bucket FROM (VALUES ${cuts}) AS v (day, bucket)`)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE calendar AS
    SELECT d.day, b.bucket
    FROM (SELECT DISTINCT ordered_on AS day FROM order_lines UNION SELECT DISTINCT ordered_on FROM orders
          UNION SELECT DISTINCT occurred_on FROM interactions UNION SELECT DISTINCT contacted_on FROM contacts
          UNION SELECT DISTINCT ${answeredOn} FROM contacts) AS d
    ASOF JOIN bucket_ends AS b ON d.day <= b.day`)
}

/**
 * A purchase day is a day with a sale that was not cancelled again the same day (domain 2.0: one transaction a day,
 * returns netted first). A gift of value zero is a purchase; a day that only returns is none. What rounding leaves of
 * a cancelled sale (0.1 + 0.2 − 0.3) is no revenue.
 */
const isPurchase: Sql = sql`(sold_orders > 0 AND (revenue > 1e-9 * returned OR returned = 0))`

/** Orders and then days of each customer, netted: the day is the finest grain that anything is computed from. */
const daysOf = (whose: Sql): Sql => sql`
  per_order AS (
    SELECT customer_key, day, hash(order_id) AS order_hash,
           sum(amount) AS revenue, -coalesce(sum(amount) FILTER (is_return), 0) AS returned, bool_or(NOT is_return) AS is_sale,
           sum("cost") AS cost_of_goods, sum(amount) FILTER ("cost" IS NOT NULL) AS costed_revenue, sum(discount) AS discount
    FROM (${sales}) WHERE ${whose} GROUP BY ALL
  ), per_day AS (
    SELECT customer_key, day, CAST(count(*) FILTER (is_sale) AS INTEGER) AS sold_orders, sum(revenue) AS revenue,
           sum(returned) AS returned, sum(cost_of_goods) AS cost_of_goods, sum(costed_revenue) AS costed_revenue,
           sum(discount) AS discount
    FROM per_order GROUP BY ALL
  )`

/** Every purchase day of some customers until a day. */
export const purchaseDays = (whose: Sql, until: string): Sql => sql`
  WITH ${daysOf(sql`${whose} AND day <= CAST(${until} AS DATE)`)}
  SELECT customer_key, day FROM per_day WHERE ${isPurchase}`

/** What some customers bought and sent back on every day until a day, and whether it was a purchase day. */
export const salesByDay = (whose: Sql, until: string): Sql => sql`
  WITH ${daysOf(sql`${whose} AND day <= CAST(${until} AS DATE)`)}
  SELECT customer_key, day, revenue, ${isPurchase} AS is_purchase FROM per_day`

/** Sums per customer and bucket, from which every as-of date's snapshot adds up. One pass over the facts. */
export const purchaseActivity = (): Sql => sql`
  WITH ${daysOf(sql`TRUE`)}
  SELECT customer_key, bucket,
         min(day) FILTER (${isPurchase}) AS first_purchase_on,
         max(day) FILTER (${isPurchase}) AS last_purchase_on,
         CAST(count(*) FILTER (${isPurchase}) AS INTEGER) AS purchase_days,
         CAST(sum(${duckdb.dayNumber(sql`day`)}) FILTER (${isPurchase}) AS BIGINT) AS purchase_day_sum,
         arg_min(revenue, day) FILTER (${isPurchase}) AS first_day_revenue,
         CAST(sum(sold_orders) AS INTEGER) AS orders,
         sum(revenue) AS revenue, sum(returned) AS returned, sum(cost_of_goods) AS cost_of_goods,
         sum(costed_revenue) AS costed_revenue, sum(discount) AS discount
  FROM per_day JOIN calendar USING (day) GROUP BY ALL`

const soldLines: Sql = sql`
  SELECT customer_key, ordered_on AS day, product_id, channel FROM order_lines
  WHERE amount >= 0 AND coalesce(quantity, 0) >= 0`

/** Categories and channels in the bucket in which a customer first used them: adding up counts the distinct ones. */
export const varietyActivity = (): Sql => sql`
  SELECT customer_key, bucket, CAST(count(*) FILTER (what = 'category') AS INTEGER) AS categories,
         CAST(count(*) FILTER (what = 'channel') AS INTEGER) AS channels
  FROM (
    SELECT customer_key, 'category' AS what, p.category AS name, min(day) AS day
    FROM (${soldLines}) AS s JOIN products AS p USING (product_id)
    WHERE p.category IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT customer_key, 'channel' AS what, channel AS name, min(day) AS day
    FROM (SELECT customer_key, day, channel FROM (${soldLines})
          UNION ALL SELECT customer_key, ordered_on, channel FROM orders WHERE amount >= 0)
    WHERE channel IS NOT NULL GROUP BY ALL
  ) JOIN calendar USING (day) GROUP BY ALL`

export const serviceActivity = (): Sql => sql`
  SELECT customer_key, bucket, CAST(sum(interactions) AS INTEGER) AS interactions, CAST(sum(tickets) AS INTEGER) AS tickets,
         sum(satisfaction_sum) AS satisfaction_sum, CAST(sum(satisfaction_count) AS INTEGER) AS satisfaction_count,
         CAST(sum(contacts) AS INTEGER) AS contacts, CAST(sum(responses) AS INTEGER) AS responses
  FROM (
    SELECT customer_key, occurred_on AS day, 1 AS interactions,
           CASE WHEN lower(kind) IN ('ticket', 'complaint', 'support') THEN 1 ELSE 0 END AS tickets,
           coalesce(satisfaction, 0) AS satisfaction_sum, CASE WHEN satisfaction IS NULL THEN 0 ELSE 1 END AS satisfaction_count,
           0 AS contacts, 0 AS responses
    FROM interactions
    UNION ALL
    SELECT customer_key, contacted_on, 0, 0, 0, 0, 1, 0 FROM contacts WHERE is_holdout IS NOT TRUE
    UNION ALL
    SELECT customer_key, ${answeredOn}, 0, 0, 0, 0, 0, 1 FROM contacts
    WHERE responded AND is_holdout IS NOT TRUE
  ) JOIN calendar USING (day) GROUP BY ALL`

/**
 * The day from which a customer is known: the date the source gives, the first fact, or the day of the import of
 * customers that named it, whichever comes first (a later fact must not take back that the customer was known). Nobody
 * is in a snapshot before that day, and who has none of the three (all facts withdrawn by a corrected file) is in none.
 */
export const customersKnownFrom = (): Sql => sql`
  SELECT c.customer_key, least(c.since, f.day, i.imported_at::DATE) AS known_from
  FROM customers AS c
  LEFT JOIN imports AS i ON i.import_id = c.import_id
  LEFT JOIN (
    SELECT customer_key, min(day) AS day FROM (
      SELECT customer_key, min(ordered_on) AS day FROM order_lines GROUP BY ALL
      UNION ALL SELECT customer_key, min(ordered_on) FROM orders GROUP BY ALL
      UNION ALL SELECT customer_key, min(occurred_on) FROM interactions GROUP BY ALL
      UNION ALL SELECT customer_key, min(contacted_on) FROM contacts GROUP BY ALL
      UNION ALL SELECT customer_key, min(started_on) FROM contracts GROUP BY ALL
      UNION ALL SELECT customer_key, min(rated_on) FROM ratings GROUP BY ALL
      UNION ALL SELECT customer_key, min(incurred_on) FROM costs WHERE customer_key IS NOT NULL GROUP BY ALL
    ) GROUP BY ALL
  ) AS f ON f.customer_key = c.customer_key`

/** Reads the facts once, into sums per customer and bucket that live as long as the connection. */
export async function gatherActivity(database: Database, boundaries: readonly string[]): Promise<void> {
  await createCalendar(database, boundaries)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE purchase_activity AS ${purchaseActivity()}`)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE variety_activity AS ${varietyActivity()}`)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE service_activity AS ${serviceActivity()}`)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE customers_known AS ${customersKnownFrom()}`)
}
