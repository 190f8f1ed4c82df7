    WITH before AS (
      SELECT customer_key FROM snapshots WHERE run_id = $1 AND as_of = CAST($2 AS DATE)
    )
    SELECT customer_key FROM order_lines WHERE ordered_on > CAST($3 AS DATE) AND ordered_on <= CAST($4 AS DATE) OR ordered_on > CAST($5 AS DATE) AND ordered_on <= CAST($6 AS DATE)
      OR ordered_on > CAST($7 AS DATE) AND ordered_on <= CAST($8 AS DATE)
    UNION SELECT customer_key FROM orders WHERE ordered_on > CAST($9 AS DATE) AND ordered_on <= CAST($10 AS DATE) OR ordered_on > CAST($11 AS DATE) AND ordered_on <= CAST($12 AS DATE)
      OR ordered_on > CAST($13 AS DATE) AND ordered_on <= CAST($14 AS DATE)
    UNION SELECT customer_key FROM (
  SELECT customer_key, occurred_on AS day, 1 AS interactions,
         CASE WHEN lower(kind) IN ('ticket', 'complaint', 'support') THEN 1 ELSE 0 END AS tickets,
         coalesce(satisfaction, 0) AS satisfaction_sum, CASE WHEN satisfaction IS NULL THEN 0 ELSE 1 END AS satisfaction_count,
         0 AS contacts, 0 AS responses
  FROM interactions
  UNION ALL
  SELECT customer_key, contacted_on, 0, 0, 0, 0, 1, 0 FROM contacts WHERE NOT coalesce(is_holdout, FALSE)
  UNION ALL
  SELECT customer_key, greatest(coalesce(responded_on, contacted_on), contacted_on), 0, 0, 0, 0, 0, 1 FROM contacts
  WHERE responded AND NOT coalesce(is_holdout, FALSE)) WHERE day > CAST($15 AS DATE) AND day <= CAST($16 AS DATE)
    UNION SELECT customer_key FROM first_days WHERE first_on > CAST($17 AS DATE) AND first_on <= CAST($18 AS DATE)
    UNION SELECT customer_key FROM contracts WHERE started_on > CAST($19 AS DATE) AND started_on <= CAST($20 AS DATE) OR ended_on > CAST($21 AS DATE) AND ended_on <= CAST($22 AS DATE)
    UNION SELECT customer_key FROM customers ANTI JOIN before USING (customer_key)
    UNION SELECT customer_key FROM before ANTI JOIN (SELECT customer_key FROM first_days WHERE what = 'fact') USING (customer_key)
