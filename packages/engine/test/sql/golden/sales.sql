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
  SELECT customer_key, ordered_on AS day, order_id, amount, amount < 0 AS is_return, "cost", discount, channel FROM alone
