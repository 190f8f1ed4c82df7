  SELECT s.customer_key, m.group_index, CAST(s."clv_12m" AS DOUBLE) AS x, CAST(s."probability_alive" AS DOUBLE) AS y
  FROM (SELECT s.customer_key, s.clv_12m AS "clv_12m", s.probability_alive AS "probability_alive"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($1 AS DATE)) AS s) AS s
  JOIN current_memberships AS m ON m.customer_key = s.customer_key
  WHERE m.version_id = $2 AND m.as_of = CAST($3 AS DATE)
    AND ($4 OR m.group_index = $5)
