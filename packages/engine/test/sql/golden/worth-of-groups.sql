  SELECT m.group_index AS "group", count(*) AS customers, sum(s.clv_12m) AS value, sum(s.clv_residual) AS "lifetimeValue",
         sum(s.revenue_12m) AS revenue
  FROM memberships AS m
  JOIN snapshots AS s ON s.run_id = m.run_id AND s.as_of = m.as_of AND s.customer_key = m.customer_key
  WHERE m.version_id = $1 AND m.run_id = $2 AND m.as_of = CAST($3 AS DATE)
  GROUP BY ALL ORDER BY ALL
