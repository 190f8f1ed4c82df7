  WITH days AS (
    SELECT customer_key, date_trunc($1, day) AS period, sum(revenue) AS revenue, bool_or(is_purchase) AS bought
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
  SELECT customer_key, ordered_on AS day, order_id, amount, amount < 0 AS is_return, "cost", discount, channel FROM alone) AS sold WHERE TRUE AND day <= CAST($2 AS DATE)) AS sold GROUP BY 1, 2, 3
  ), per_day AS (
    SELECT customer_key, day, CAST(count(*) FILTER (WHERE is_sale) AS INTEGER) AS sold_orders, sum(revenue) AS revenue,
           sum(returned) AS returned, sum(cost_of_goods) AS cost_of_goods, sum(costed_revenue) AS costed_revenue,
           sum(discount) AS discount
    FROM per_order GROUP BY 1, 2
  )
  SELECT customer_key, day, revenue, (sold_orders > 0 AND (revenue > 1e-9 * returned OR returned = 0)) AS is_purchase FROM per_day)
    WHERE day < date_trunc($3, CAST($4 AS DATE) + 1) GROUP BY ALL
  ), acquired AS (
    SELECT customer_key, min(period) FILTER (bought) AS cohort FROM days GROUP BY ALL HAVING cohort IS NOT NULL
  )
  SELECT CAST(a.cohort AS DATE) AS cohort, datediff('month', a.cohort, d.period) // $5 AS age,
         count(*) FILTER (d.bought) AS active, sum(d.revenue) AS revenue, sum(d.revenue * s.margin_rate) AS margin
  FROM days AS d JOIN acquired AS a USING (customer_key)
  JOIN snapshot AS s ON s.customer_key = d.customer_key AND s.as_of = CAST($6 AS DATE)
  WHERE d.period >= a.cohort GROUP BY ALL ORDER BY ALL
