import { isPurchase, nettedDays } from '../snapshot/sales-by-day.ts'
import { type Dialect, duckdb } from '../sql/dialect.ts'
import { type Sql, sql } from '../sql/sql.ts'

/** Facts to be summed, by customer and by a period that an expression over `day` tells. */
export interface ToSum {
  readonly rows: Sql
  readonly period: Sql
}

/** The sums of `purchase_months`, by `period` in place of the month. `rows` has the columns of `sales`. */
export const purchaseSums = ({ rows, period }: ToSum, dialect: Dialect = duckdb): Sql => sql`
  WITH ${nettedDays(rows, dialect)}
  SELECT period, customer_key,
         min(day) FILTER (WHERE is_purchase) AS first_purchase_on,
         max(day) FILTER (WHERE is_purchase) AS last_purchase_on,
         CAST(count(*) FILTER (WHERE is_purchase) AS INTEGER) AS purchase_days,
         CAST(sum(${dialect.dayNumber(sql`day`)}) FILTER (WHERE is_purchase) AS BIGINT) AS purchase_day_sum,
         ${dialect.atLeast(sql`revenue`, sql`day`)} FILTER (WHERE is_purchase) AS first_day_revenue,
         CAST(sum(sold_orders) AS INTEGER) AS orders, sum(revenue) AS revenue, sum(returned) AS returned,
         sum(cost_of_goods) AS cost_of_goods, sum(costed_revenue) AS costed_revenue, sum(discount) AS discount
  FROM (SELECT *, ${isPurchase} AS is_purchase, ${period} AS period FROM per_day) AS d
  GROUP BY period, customer_key`
