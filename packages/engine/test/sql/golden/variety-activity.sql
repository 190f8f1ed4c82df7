  SELECT customer_key, bucket, CAST(count(*) FILTER (what = 'category') AS INTEGER) AS categories,
         CAST(count(*) FILTER (what = 'channel') AS INTEGER) AS channels
  FROM (
    SELECT customer_key, 'category' AS what, p.category AS name, min(day) AS day
    FROM (
  SELECT customer_key, ordered_on AS day, product_id, channel FROM order_lines
  WHERE amount >= 0 AND coalesce(quantity, 0) >= 0) AS s JOIN products AS p USING (product_id)
    WHERE p.category IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT customer_key, 'channel' AS what, channel AS name, min(day) AS day
    FROM (SELECT customer_key, day, channel FROM (
  SELECT customer_key, ordered_on AS day, product_id, channel FROM order_lines
  WHERE amount >= 0 AND coalesce(quantity, 0) >= 0)
          UNION ALL SELECT customer_key, ordered_on, channel FROM orders WHERE amount >= 0)
    WHERE channel IS NOT NULL GROUP BY ALL
  ) JOIN calendar USING (day) GROUP BY ALL
