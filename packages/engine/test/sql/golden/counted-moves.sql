  SELECT coalesce(list({'from': "from", 'to': "to", 'customers': customers}), []) AS moves,
         bit_or(stayed) FILTER ("from" = "to") AS stayed
  FROM (
    SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
           bitstring_agg(a.customer_key, 1, 1024) FILTER (a.group_index = b.group_index) AS stayed
    FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS b JOIN (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $4 AND run_id = $5 AND as_of = CAST($6 AS DATE)) AS a ON a.customer_key = b.customer_key GROUP BY ALL
  )
