  SELECT m.group_index AS "group", s.probability_alive AS "probabilityAlive", s.clv_12m AS value, s.margin_rate AS "marginRate"
  FROM (SELECT * FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) WHERE customer_key = $4) AS m
  JOIN (SELECT * FROM (
  SELECT * FROM snapshots WHERE run_id = $5 AND as_of = CAST($6 AS DATE)) WHERE customer_key = $7) AS s ON s.customer_key = m.customer_key
