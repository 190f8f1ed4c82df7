    SELECT s.customer_id AS "customerId", s.name, m.group_index AS "group", s.clv_12m AS clv, s.revenue,
           s.revenue_12m AS "revenue12m", s.recency_days AS "recencyDays", s.purchase_days AS "purchaseDays",
           s.probability_alive AS "probabilityAlive", s.country
    FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS m JOIN snapshot AS s ON s.customer_key = m.customer_key
    WHERE s.as_of = CAST($4 AS DATE) AND m.group_index = $5 AND (s.customer_id ILIKE $6 ESCAPE '\' OR s.name ILIKE $7 ESCAPE '\') AND m.customer_key IN (SELECT customer_key FROM (
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($8 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($9 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($10 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force')) AND m.customer_key IN (SELECT customer_key FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $11 AND run_id = $12 AND as_of = CAST($13 AS DATE)) WHERE group_index = $14)
    ORDER BY s."clv_12m" DESC NULLS LAST, s.customer_key
    LIMIT $15 OFFSET $16
