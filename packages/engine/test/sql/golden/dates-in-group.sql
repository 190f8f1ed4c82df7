  SELECT "group", $1 - greatest(coalesce(elsewhere, -1), known - 1) AS months, count(*) AS customers
  FROM (
    SELECT m.customer_key, any_value(n.group_index) AS "group", min(d.place) AS known,
           max(d.place) FILTER (m.group_index <> n.group_index) AS elsewhere
    FROM memberships AS m
    JOIN (VALUES ($2, $3, CAST($4 AS DATE)), ($5, $6, CAST($7 AS DATE)), ($8, $9, CAST($10 AS DATE))) AS d (place, run_id, as_of) ON d.run_id = m.run_id AND d.as_of = m.as_of
    JOIN (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $11 AND run_id = $12 AND as_of = CAST($13 AS DATE)) AS n ON n.customer_key = m.customer_key
    WHERE m.version_id = $14
    GROUP BY m.customer_key
  )
  GROUP BY ALL ORDER BY ALL
