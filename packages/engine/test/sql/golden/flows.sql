  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
         sum(b.clv_12m) AS "valueBefore", sum(a.clv_12m) AS "valueAfter"
  FROM (
    SELECT m.customer_key, m.group_index, s.clv_12m
    FROM current_memberships AS m
    JOIN snapshots AS s ON s.run_id = m.run_id AND s.as_of = m.as_of AND s.customer_key = m.customer_key
    WHERE m.version_id = $1 AND m.as_of = CAST($2 AS DATE) AND s.as_of = CAST($3 AS DATE)) AS b FULL JOIN (
    SELECT m.customer_key, m.group_index, s.clv_12m
    FROM current_memberships AS m
    JOIN snapshots AS s ON s.run_id = m.run_id AND s.as_of = m.as_of AND s.customer_key = m.customer_key
    WHERE m.version_id = $4 AND m.as_of = CAST($5 AS DATE) AND s.as_of = CAST($6 AS DATE)) AS a ON a.customer_key = b.customer_key
  GROUP BY ALL ORDER BY b.group_index NULLS LAST, a.group_index NULLS LAST
