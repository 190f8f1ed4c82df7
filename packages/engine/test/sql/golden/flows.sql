  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
         sum(b.clv_12m) AS "valueBefore", sum(a.clv_12m) AS "valueAfter",
         sum(b.revenue_12m) AS "revenueBefore", sum(a.revenue_12m) AS "revenueAfter"
  FROM (
  SELECT m.customer_key, m.group_index, s.clv_12m, s.revenue_12m
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS m
  JOIN (
  SELECT * FROM snapshots WHERE run_id = $4 AND as_of = CAST($5 AS DATE)) AS s ON s.customer_key = m.customer_key) AS b FULL JOIN (
  SELECT m.customer_key, m.group_index, s.clv_12m, s.revenue_12m
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $6 AND run_id = $7 AND as_of = CAST($8 AS DATE)) AS m
  JOIN (
  SELECT * FROM snapshots WHERE run_id = $9 AND as_of = CAST($10 AS DATE)) AS s ON s.customer_key = m.customer_key) AS a ON a.customer_key = b.customer_key
  GROUP BY ALL ORDER BY b.group_index NULLS LAST, a.group_index NULLS LAST
