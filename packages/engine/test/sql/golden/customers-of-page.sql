    WITH found AS MATERIALIZED (
      SELECT m.customer_key, m.group_index, s.clv_12m AS sorted
      FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS m JOIN (
  SELECT * FROM snapshots WHERE run_id = $4 AND as_of = CAST($5 AS DATE)) AS s ON s.customer_key = m.customer_key JOIN customers AS c ON c.customer_key = m.customer_key
      WHERE m.group_index = $6 AND (contains(lower(c.customer_id), lower($7)) OR contains(lower(c.name), lower($8))) AND m.customer_key IN (SELECT customer_key FROM (
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($9 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($10 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($11 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force')) AND m.customer_key IN (SELECT customer_key FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $12 AND run_id = $13 AND as_of = CAST($14 AS DATE)) WHERE group_index = $15)
    ), page AS MATERIALIZED (SELECT * FROM found AS m ORDER BY sorted DESC NULLS LAST, m.customer_key LIMIT $16 OFFSET $17)
    SELECT (SELECT count(*) FROM found) AS total, m.customer_key AS "customerKey", c.customer_id AS "customerId", c.name, m.group_index AS "group", s.clv_12m AS clv, s.revenue,
           s.revenue_12m AS "revenue12m", s.as_of - s.last_purchase_on AS "recencyDays", s.purchase_days AS "purchaseDays",
           s.probability_alive AS "probabilityAlive", c.country
    FROM page AS m
    JOIN (SELECT * FROM snapshots WHERE rowid IN (SELECT rowid FROM snapshots
      WHERE run_id = $18 AND as_of = CAST($19 AS DATE) AND customer_key IN (SELECT customer_key FROM page))) AS s ON s.customer_key = m.customer_key
    JOIN (
  SELECT * FROM customers WHERE rowid IN (SELECT rowid FROM customers WHERE customer_key IN (SELECT customer_key FROM page))) AS c ON c.customer_key = m.customer_key
    ORDER BY sorted DESC NULLS LAST, m.customer_key
