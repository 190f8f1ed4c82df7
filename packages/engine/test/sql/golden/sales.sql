  WITH alone AS (
    SELECT * FROM orders AS o WHERE NOT EXISTS (
      SELECT 1 FROM order_lines AS l WHERE l.order_id = o.order_id AND l.ordered_on <= o.ordered_on)
  )
  SELECT customer_key, ordered_on AS day, order_id, amount,
         amount < 0 OR coalesce(quantity, 0) < 0 AS is_return, cost, discount, channel
  FROM order_lines AS l WHERE NOT EXISTS (SELECT 1 FROM alone AS a WHERE a.order_id = l.order_id)
  UNION ALL
  SELECT customer_key, ordered_on AS day, order_id, amount, amount < 0 AS is_return, cost, discount, channel FROM alone
