import { type Dialect, duckdb } from '../sql/dialect.ts'
import { type Sql, sql } from '../sql/sql.ts'
import { sales } from './sales.ts'

/**
 * A purchase day is a day with a sale that was not cancelled again the same day (domain 2.0: one transaction a day,
 * returns netted first). A gift of value zero is a purchase; a day that only returns is none. What rounding leaves of
 * a cancelled sale (0.1 + 0.2 − 0.3) is no revenue.
 */
export const isPurchase: Sql = sql`(sold_orders > 0 AND (revenue > 1e-9 * returned OR returned = 0))`

/**
 * The tables `per_order` and `per_day` of a WITH: orders and then days of each customer, netted. The day is the finest
 * grain that anything is computed from, so that every sum over days is one over months and what is left of them.
 * @param rows a relation with the columns of {@link sales}
 */
export const nettedDays = (rows: Sql, dialect: Dialect = duckdb): Sql => sql`
  per_order AS (
    SELECT customer_key, day, ${dialect.orderKey(sql`order_id`)} AS order_key,
           sum(amount) AS revenue, -coalesce(sum(amount) FILTER (WHERE is_return), 0) AS returned, bool_or(NOT is_return) AS is_sale,
           sum("cost") AS cost_of_goods, sum(amount) FILTER (WHERE "cost" IS NOT NULL) AS costed_revenue, sum(discount) AS discount
    FROM (${rows}) AS sold GROUP BY 1, 2, 3
  ), per_day AS (
    SELECT customer_key, day, CAST(count(*) FILTER (WHERE is_sale) AS INTEGER) AS sold_orders, sum(revenue) AS revenue,
           sum(returned) AS returned, sum(cost_of_goods) AS cost_of_goods, sum(costed_revenue) AS costed_revenue,
           sum(discount) AS discount
    FROM per_order GROUP BY 1, 2
  )`

const until = (whose: Sql, day: string, dialect: Dialect = duckdb): Sql =>
  nettedDays(sql`SELECT * FROM (${sales}) AS sold WHERE ${whose} AND day <= CAST(${day} AS DATE)`, dialect)

/** Every purchase day of some customers until a day. */
export const purchaseDays = (whose: Sql, day: string, dialect: Dialect = duckdb): Sql => sql`
  WITH ${until(whose, day, dialect)}
  SELECT customer_key, day FROM per_day WHERE ${isPurchase}`

/** What some customers bought and sent back on every day until a day, and whether it was a purchase day. */
export const salesByDay = (whose: Sql, day: string): Sql => sql`
  WITH ${until(whose, day)}
  SELECT customer_key, day, revenue, ${isPurchase} AS is_purchase FROM per_day`
