  SELECT customer_key, what, name, min(day) AS day FROM (
  SELECT customer_key, 'category' AS what, p.category AS name, day
  FROM (
  SELECT customer_key, ordered_on AS day, product_id, channel FROM order_lines
  WHERE amount >= 0 AND coalesce(quantity, 0) >= 0) AS s JOIN products AS p ON p.product_id = s.product_id WHERE p.category IS NOT NULL
  UNION ALL
  SELECT customer_key, 'channel', channel, day
  FROM (SELECT customer_key, day, channel FROM (
  SELECT customer_key, ordered_on AS day, product_id, channel FROM order_lines
  WHERE amount >= 0 AND coalesce(quantity, 0) >= 0) AS s
        UNION ALL SELECT customer_key, ordered_on, channel FROM orders WHERE amount >= 0) AS c
  WHERE channel IS NOT NULL
  UNION ALL
  SELECT customer_key, 'fact', NULL, day FROM (
    SELECT customer_key, ordered_on AS day FROM order_lines
    UNION ALL SELECT customer_key, ordered_on FROM orders
    UNION ALL SELECT customer_key, occurred_on FROM interactions
    UNION ALL SELECT customer_key, contacted_on FROM contacts
    UNION ALL SELECT customer_key, started_on FROM contracts
    UNION ALL SELECT customer_key, rated_on FROM ratings
    UNION ALL SELECT customer_key, incurred_on FROM costs WHERE customer_key IS NOT NULL) AS f) AS u
  WHERE day >= CAST(? AS DATE) GROUP BY 1, 2, 3
