  WITH sized AS (
    SELECT m.as_of, m.group_index, count(*) AS customers, sum(s.clv_12m) AS value
    FROM current_memberships AS m
    JOIN snapshots AS s ON s.run_id = m.run_id AND s.as_of = m.as_of AND s.customer_key = m.customer_key
    WHERE m.version_id = $1
    GROUP BY ALL
  ), dates AS (SELECT as_of, count(value) > 0 AS has_values FROM sized GROUP BY as_of)
  SELECT d.as_of AS "asOf", g.group_index AS "group", coalesce(s.customers, 0) AS customers,
         CASE WHEN s.customers IS NULL AND d.has_values THEN 0 ELSE s.value END AS value
  FROM dates AS d CROSS JOIN (SELECT unnest(range($2)) AS group_index) AS g
  LEFT JOIN sized AS s ON s.as_of = d.as_of AND s.group_index = g.group_index
  ORDER BY ALL
