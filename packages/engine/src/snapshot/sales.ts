import { type Sql, sql } from '../sql/sql.ts'

/**
 * Every sale and return at the finest grain there is: order lines and, for orders without lines, the order itself.
 * One row: customer_key, day, order_id, amount, is_return, cost, discount, product_id, channel.
 */
export const sales: Sql = sql`
  SELECT customer_key, ordered_on AS day, order_id, amount,
         amount < 0 OR coalesce(quantity, 0) < 0 AS is_return, cost, discount, product_id, channel
  FROM order_lines
  UNION ALL
  SELECT customer_key, ordered_on AS day, order_id, amount,
         amount < 0 AS is_return, cost, discount, NULL AS product_id, channel
  FROM orders ANTI JOIN order_lines USING (order_id)`
