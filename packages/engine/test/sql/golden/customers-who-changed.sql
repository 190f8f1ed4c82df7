    SELECT s.customer_id AS "customerId", s.name, m.group_index AS "group", s.clv_12m AS clv, s.revenue,
           s.revenue_12m AS "revenue12m", s.recency_days AS "recencyDays", s.purchase_days AS "purchaseDays",
           s.probability_alive AS "probabilityAlive", s.country
    FROM snapshot AS s JOIN current_memberships AS m ON m.as_of = s.as_of AND m.customer_key = s.customer_key WHERE m.version_id = $1 AND m.as_of = CAST($2 AS DATE) AND s.as_of = CAST($3 AS DATE) AND m.group_index = $4 AND m.customer_key IN (SELECT customer_key FROM (
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($5 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($6 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($7 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force')) AND m.customer_key IN (SELECT customer_key FROM current_memberships WHERE version_id = $8
             AND as_of = CAST($9 AS DATE) AND group_index = $10) AND EXISTS (SELECT 1 FROM current_memberships AS e
             WHERE e.version_id = $11 AND e.as_of = CAST($12 AS DATE) AND e.customer_key = m.customer_key AND e.group_index <> m.group_index) AND NOT EXISTS (SELECT 1 FROM current_memberships AS e
             WHERE e.version_id = $13 AND e.as_of = CAST($14 AS DATE) AND e.customer_key = m.customer_key)
    ORDER BY s."clv_12m" DESC NULLS LAST, s.customer_key
    LIMIT $15 OFFSET $16
