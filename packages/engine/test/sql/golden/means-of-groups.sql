  SELECT m.group_index AS "groupIndex", count(*) AS customers, avg(s."recency_days") AS "recency_days", avg(s."clv_12m") AS "clv_12m"
  FROM current_memberships AS m JOIN snapshot AS s ON s.as_of = m.as_of AND s.customer_key = m.customer_key
  WHERE m.version_id = $1 AND m.as_of = CAST($2 AS DATE) AND s.as_of = CAST($3 AS DATE)
  GROUP BY GROUPING SETS ((m.group_index), ())
