  SELECT ["g0", "g1"] AS path, next, customers, known, mean, variance
  FROM (
    SELECT "g0", "g1", next, count(*) AS customers, count(margin) AS known, avg(margin) AS mean, var_pop(margin) AS variance
    FROM (
    SELECT "g0".group_index AS "g0", "g1".group_index AS "g1", n.group_index AS next,
           (b.revenue - a.revenue) * b.margin_rate AS margin
    FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS n
    JOIN (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $4 AND run_id = $5 AND as_of = CAST($6 AS DATE)) AS "g1" ON "g1".customer_key = n.customer_key
    JOIN (
    SELECT customer_key, revenue, margin_rate FROM snapshots WHERE run_id = $7 AND as_of = CAST($8 AS DATE)) AS a ON a.customer_key = n.customer_key
    JOIN (
    SELECT customer_key, revenue, margin_rate FROM snapshots WHERE run_id = $9 AND as_of = CAST($10 AS DATE)) AS b ON b.customer_key = n.customer_key
    LEFT JOIN (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $11 AND run_id = $12 AND as_of = CAST($13 AS DATE)) AS "g0" ON "g0".customer_key = n.customer_key ) GROUP BY "g0", "g1", next
  ) ORDER BY path, next
