  SELECT m.group_index AS "group", count(*) AS customers, count(CAST(s.as_of - s.last_purchase_on AS DOUBLE)) FILTER (isfinite(CAST(s.as_of - s.last_purchase_on AS DOUBLE))) AS "recency_days n", avg(CAST(s.as_of - s.last_purchase_on AS DOUBLE)) FILTER (isfinite(CAST(s.as_of - s.last_purchase_on AS DOUBLE))) AS "recency_days mean", var_pop(CAST(s.as_of - s.last_purchase_on AS DOUBLE)) FILTER (isfinite(CAST(s.as_of - s.last_purchase_on AS DOUBLE))) AS "recency_days variance", count(CAST(s.purchase_days AS DOUBLE)) FILTER (isfinite(CAST(s.purchase_days AS DOUBLE))) AS "purchase_days n", avg(CAST(s.purchase_days AS DOUBLE)) FILTER (isfinite(CAST(s.purchase_days AS DOUBLE))) AS "purchase_days mean", var_pop(CAST(s.purchase_days AS DOUBLE)) FILTER (isfinite(CAST(s.purchase_days AS DOUBLE))) AS "purchase_days variance"
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS m JOIN (
  SELECT * FROM snapshots WHERE run_id = $4 AND as_of = CAST($5 AS DATE)) AS s ON s.customer_key = m.customer_key
  GROUP BY m.group_index ORDER BY m.group_index
