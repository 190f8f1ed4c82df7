  SELECT m.as_of AS "asOf", m.group_index AS "group", count(*) AS customers, sum(s.clv_12m) AS value
  FROM current_memberships AS m
  JOIN snapshots AS s ON s.run_id = m.run_id AND s.as_of = m.as_of AND s.customer_key = m.customer_key
  WHERE m.version_id = $1
  GROUP BY ALL ORDER BY ALL
