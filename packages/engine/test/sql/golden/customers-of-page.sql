    SELECT s.customer_id AS "customerId", s.name, m.group_index AS "group", s.clv_12m AS clv, s.revenue,
           s.revenue_12m AS "revenue12m", s.recency_days AS "recencyDays", s.purchase_days AS "purchaseDays",
           s.probability_alive AS "probabilityAlive", s.country
    FROM snapshot AS s JOIN current_memberships AS m ON m.as_of = s.as_of AND m.customer_key = s.customer_key WHERE m.version_id = $1 AND m.as_of = CAST($2 AS DATE) AND s.as_of = CAST($3 AS DATE) AND m.group_index = $4 AND (s.customer_id ILIKE $5 ESCAPE '\' OR s.name ILIKE $6 ESCAPE '\') AND m.customer_key IN (SELECT customer_key FROM (
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($7 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($8 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($9 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force')) AND m.customer_key IN (SELECT customer_key FROM current_memberships WHERE version_id = $10
             AND as_of = CAST($11 AS DATE) AND group_index = $12)
    ORDER BY s."clv_12m" DESC NULLS LAST, s.customer_key
    LIMIT $13 OFFSET $14
