    WITH found AS MATERIALIZED (
      SELECT m.customer_key, m.group_index, s.clv_12m AS sorted
      FROM (
  SELECT n.customer_key, n.group_index FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS n
  JOIN (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $4 AND run_id = $5 AND as_of = CAST($6 AS DATE)) AS e ON e.customer_key = n.customer_key WHERE e.group_index - n.group_index <> 0) AS m JOIN (
  SELECT * FROM snapshots WHERE run_id = $7 AND as_of = CAST($8 AS DATE)) AS s ON s.customer_key = m.customer_key
      WHERE m.group_index = $9 AND m.customer_key IN (SELECT customer_key FROM (
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($10 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($11 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($12 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force')) AND m.customer_key IN (SELECT customer_key FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $13 AND run_id = $14 AND as_of = CAST($15 AS DATE)) WHERE group_index = $16) AND NOT (m.customer_key IN (SELECT customer_key FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $17 AND run_id = $18 AND as_of = CAST($19 AS DATE))))
    ), page AS MATERIALIZED (SELECT * FROM found AS m ORDER BY sorted DESC NULLS LAST, m.customer_key LIMIT $20 OFFSET $21)
    SELECT (SELECT count(*) FROM found) AS total, m.customer_key AS "customerKey", c.customer_id AS "customerId", c.name, m.group_index AS "group", s.clv_12m AS clv, s.revenue,
           s.revenue_12m AS "revenue12m", s.as_of - s.last_purchase_on AS "recencyDays", s.purchase_days AS "purchaseDays",
           s.probability_alive AS "probabilityAlive", c.country
    FROM page AS m
    JOIN (SELECT * FROM snapshots WHERE rowid IN (SELECT rowid FROM snapshots
      WHERE run_id = $22 AND as_of = CAST($23 AS DATE) AND customer_key IN (SELECT customer_key FROM page))) AS s ON s.customer_key = m.customer_key
    JOIN (
  SELECT * FROM customers WHERE rowid IN (SELECT rowid FROM customers WHERE customer_key IN (SELECT customer_key FROM page))) AS c ON c.customer_key = m.customer_key
    ORDER BY sorted DESC NULLS LAST, m.customer_key
