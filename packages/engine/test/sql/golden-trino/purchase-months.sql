  WITH
  per_order AS (
    SELECT customer_key, day, order_id AS order_key,
           sum(amount) AS revenue, -coalesce(sum(amount) FILTER (WHERE is_return), 0) AS returned, bool_or(NOT is_return) AS is_sale,
           sum("cost") AS cost_of_goods, sum(amount) FILTER (WHERE "cost" IS NOT NULL) AS costed_revenue, sum(discount) AS discount
    FROM (SELECT * FROM (
  WITH alone AS (
    SELECT * FROM orders AS o WHERE NOT EXISTS (
      SELECT 1 FROM order_lines AS l WHERE l.order_id = o.order_id AND l.ordered_on <= o.ordered_on)
  )
  SELECT customer_key, ordered_on AS day, order_id, amount,
         amount < 0 OR coalesce(quantity, 0) < 0 AS is_return, cost, discount, channel
  FROM order_lines AS l WHERE NOT EXISTS (SELECT 1 FROM alone AS a WHERE a.order_id = l.order_id)
  UNION ALL
  SELECT customer_key, ordered_on AS day, order_id, amount, amount < 0 AS is_return, cost, discount, channel FROM alone) AS f WHERE day >= CAST(? AS DATE) AND day < CAST(? AS DATE)) AS sold GROUP BY 1, 2, 3
  ), per_day AS (
    SELECT customer_key, day, CAST(count(*) FILTER (WHERE is_sale) AS INTEGER) AS sold_orders, sum(revenue) AS revenue,
           sum(returned) AS returned, sum(cost_of_goods) AS cost_of_goods, sum(costed_revenue) AS costed_revenue,
           sum(discount) AS discount
    FROM per_order GROUP BY 1, 2
  )
  SELECT period, customer_key,
         min(day) FILTER (WHERE is_purchase) AS first_purchase_on,
         max(day) FILTER (WHERE is_purchase) AS last_purchase_on,
         CAST(count(*) FILTER (WHERE is_purchase) AS INTEGER) AS purchase_days,
         CAST(sum(date_diff('day', DATE '1970-01-01', day)) FILTER (WHERE is_purchase) AS BIGINT) AS purchase_day_sum,
         min_by(revenue, day) FILTER (WHERE is_purchase) AS first_day_revenue,
         CAST(sum(sold_orders) AS INTEGER) AS orders, sum(revenue) AS revenue, sum(returned) AS returned,
         sum(cost_of_goods) AS cost_of_goods, sum(costed_revenue) AS costed_revenue, sum(discount) AS discount
  FROM (SELECT *, (sold_orders > 0 AND (revenue > 1e-9 * returned OR returned = 0)) AS is_purchase, date_trunc('month', day) AS period FROM per_day) AS d
  GROUP BY period, customer_key
