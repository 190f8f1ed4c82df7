  SELECT s.customer_key, m.group_index, CAST(s."clv_12m" AS DOUBLE) AS x, CAST(s."probability_alive" AS DOUBLE) AS y
  FROM snapshot AS s
  JOIN current_memberships AS m ON m.as_of = s.as_of AND m.customer_key = s.customer_key
  WHERE m.version_id = $1 AND m.as_of = CAST($2 AS DATE) AND s.as_of = CAST($3 AS DATE)
    AND ($4 OR m.group_index = $5)
