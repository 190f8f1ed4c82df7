  WITH per_order AS (
    SELECT customer_key, bucket, day, hash(order_id) AS order_key,
           count(*) FILTER (WHERE NOT is_return) AS lines, bool_or(NOT is_return) AS is_sale, bool_or(is_return) AS takes_back,
           coalesce(sum(amount) FILTER (WHERE NOT is_return), 0) AS sold, -coalesce(sum(amount) FILTER (WHERE is_return), 0) AS returned,
           coalesce(sum(discount) FILTER (WHERE NOT is_return), 0) AS discount,
           coalesce(sum("cost"), 0) AS cost_of_goods, coalesce(sum(amount) FILTER (WHERE "cost" IS NOT NULL), 0) AS costed, bool_or(NOT coalesce(lower("channel") IN ($1, $2), FALSE)) AS "f0"
    FROM (
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
  SELECT customer_key, ordered_on AS day, order_id, amount, amount < 0 AS is_return, "cost", discount, channel FROM alone) AS s JOIN cost_calendar USING (day) GROUP BY 1, 2, 3, 4
  )
  SELECT customer_key, bucket, sum(sold) AS sold, sum(returned) AS returned, sum(discount) AS discount,
         sum(cost_of_goods) AS cost_of_goods, sum(costed) AS costed, CAST(coalesce(count(*) FILTER (WHERE is_sale AND "f0"), 0) AS DOUBLE) AS "d0"
  FROM per_order GROUP BY customer_key, bucket
