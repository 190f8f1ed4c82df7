  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS b JOIN (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $4 AND run_id = $5 AND as_of = CAST($6 AS DATE)) AS a ON a.customer_key = b.customer_key GROUP BY ALL ORDER BY ALL
