  SELECT c.customer_key, least(c.since, f.day, i.imported_at::DATE) AS known_from
  FROM customers AS c
  LEFT JOIN imports AS i ON i.import_id = c.import_id
  LEFT JOIN (
    SELECT customer_key, min(day) AS day FROM (
      SELECT customer_key, min(ordered_on) AS day FROM order_lines GROUP BY ALL
      UNION ALL SELECT customer_key, min(ordered_on) FROM orders GROUP BY ALL
      UNION ALL SELECT customer_key, min(occurred_on) FROM interactions GROUP BY ALL
      UNION ALL SELECT customer_key, min(contacted_on) FROM contacts GROUP BY ALL
      UNION ALL SELECT customer_key, min(started_on) FROM contracts GROUP BY ALL
      UNION ALL SELECT customer_key, min(rated_on) FROM ratings GROUP BY ALL
      UNION ALL SELECT customer_key, min(incurred_on) FROM costs WHERE customer_key IS NOT NULL GROUP BY ALL
    ) GROUP BY ALL
  ) AS f ON f.customer_key = c.customer_key
