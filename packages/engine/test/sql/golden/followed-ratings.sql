  SELECT a."rated" AS rating, coalesce(o.bought, 0) AS retention, coalesce(o.revenue, 0) * s.margin_rate AS margin,
         CAST(s.clv_12m AS DOUBLE) AS lifetime_value
  FROM answers_of_year AS a
  JOIN (SELECT s.customer_key, s.margin_rate AS "margin_rate", s.clv_12m AS "clv_12m"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($1 AS DATE)) AS s) AS s ON s.customer_key = a.customer_key
  LEFT JOIN (SELECT customer_key, sum(revenue) AS revenue, CAST(bool_or(is_purchase) AS INTEGER) AS bought
          FROM (
  WITH
  per_order AS (
    SELECT customer_key, day, hash(order_id) AS order_key,
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
  SELECT customer_key, ordered_on AS day, order_id, amount, amount < 0 AS is_return, "cost", discount, channel FROM alone) AS sold WHERE day > CAST($2 AS DATE)
  AND customer_key IN (SELECT customer_key FROM interactions WHERE satisfaction IS NOT NULL) AND day <= CAST($3 AS DATE)) AS sold GROUP BY 1, 2, 3
  ), per_day AS (
    SELECT customer_key, day, CAST(count(*) FILTER (WHERE is_sale) AS INTEGER) AS sold_orders, sum(revenue) AS revenue,
           sum(returned) AS returned, sum(cost_of_goods) AS cost_of_goods, sum(costed_revenue) AS costed_revenue,
           sum(discount) AS discount
    FROM per_order GROUP BY 1, 2
  )
  SELECT customer_key, day, revenue, (sold_orders > 0 AND (revenue > 1e-9 * returned OR returned = 0)) AS is_purchase FROM per_day) GROUP BY customer_key) AS o ON o.customer_key = a.customer_key
  WHERE a."rated" IS NOT NULL
