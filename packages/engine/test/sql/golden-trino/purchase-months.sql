  WITH
  per_order AS (
    SELECT customer_key, day, order_id AS order_key,
           sum(amount) AS revenue, -coalesce(sum(amount) FILTER (WHERE is_return), 0) AS returned, bool_or(NOT is_return) AS is_sale,
           sum("cost") AS cost_of_goods, sum(amount) FILTER (WHERE "cost" IS NOT NULL) AS costed_revenue, sum(discount) AS discount
    FROM (SELECT * FROM (
  WITH lined AS (
    SELECT DISTINCT o.order_id FROM orders AS o JOIN order_lines AS l
      ON l.order_id = o.order_id AND l.ordered_on <= o.ordered_on
  ), alone AS (
    SELECT o.* FROM orders AS o LEFT JOIN lined ON lined.order_id = o.order_id WHERE lined.order_id IS NULL
  )
  SELECT l.customer_key, l.ordered_on AS day, l.order_id, l.amount,
         l.amount < 0 OR coalesce(l.quantity, 0) < 0 AS is_return, l."cost", l.discount, l.channel
  FROM order_lines AS l LEFT JOIN alone AS a ON a.order_id = l.order_id WHERE a.order_id IS NULL
  UNION ALL
  SELECT customer_key, ordered_on AS day, order_id, amount, amount < 0 AS is_return, "cost", discount, channel FROM alone) AS f WHERE day >= CAST(? AS DATE) AND day < CAST(? AS DATE)) AS sold GROUP BY 1, 2, 3
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
