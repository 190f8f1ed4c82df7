import { type Sql, sql } from '../sql/sql.ts'

/** Sales that used a category or a channel: a return uses neither. */
const soldLines: Sql = sql`
  SELECT customer_key, ordered_on AS day, product_id, channel FROM order_lines
  WHERE amount >= 0 AND coalesce(quantity, 0) >= 0`

/** Every day on which something of `first_days` may have been first. One row: customer_key, what, name, day. */
export const usedDays: Sql = sql`
  SELECT customer_key, 'category' AS what, p.category AS name, day
  FROM (${soldLines}) AS s JOIN products AS p ON p.product_id = s.product_id WHERE p.category IS NOT NULL
  UNION ALL
  SELECT customer_key, 'channel', channel, day
  FROM (SELECT customer_key, day, channel FROM (${soldLines}) AS s
        UNION ALL SELECT customer_key, ordered_on, channel FROM orders WHERE amount >= 0) AS c
  WHERE channel IS NOT NULL
  UNION ALL
  SELECT customer_key, 'fact', NULL, day FROM (
    SELECT customer_key, ordered_on AS day FROM order_lines
    UNION ALL SELECT customer_key, ordered_on FROM orders
    UNION ALL SELECT customer_key, occurred_on FROM interactions
    UNION ALL SELECT customer_key, contacted_on FROM contacts
    UNION ALL SELECT customer_key, started_on FROM contracts
    UNION ALL SELECT customer_key, rated_on FROM ratings
    UNION ALL SELECT customer_key, incurred_on FROM costs WHERE customer_key IS NOT NULL) AS f`

/**
 * First days on or after a day of what is not known to have been used before: what is first of a later month hangs on all
 * months before it, so that first days are made anew from the first month that changed to the end.
 * @param rows a relation with the columns of {@link usedDays}
 */
export const firstDaysSince = (rows: Sql, since: string): Sql => sql`
  SELECT n.customer_key, n.what, n.name, n.first_on
  FROM (SELECT customer_key, what, name, min(day) AS first_on FROM (${rows}) AS u
        WHERE day >= CAST(${since} AS DATE) GROUP BY 1, 2, 3) AS n
  WHERE NOT EXISTS (SELECT 1 FROM first_days AS k WHERE k.customer_key = n.customer_key AND k.what = n.what
    AND k.name IS NOT DISTINCT FROM n.name AND k.first_on < CAST(${since} AS DATE))`
