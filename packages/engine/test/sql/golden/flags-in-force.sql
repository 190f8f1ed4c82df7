  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($1 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($2 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($3 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force'
