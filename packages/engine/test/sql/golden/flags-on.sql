  SELECT f.flag_id AS "flagId", f.customer_key AS "customerKey", c.customer_id AS "customerId", c.name, f.kind, f.evidence,
         f.owner, f.given_on AS "givenOn", f.until, f.created_at AS "createdAt", w.withdrawn_on AS "withdrawnOn",
         w.withdrawn_by AS "withdrawnBy", w.reason,
  CASE WHEN f.given_on > CAST($1 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($2 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($3 AS DATE) THEN 'expired' ELSE 'in-force' END AS state
  FROM significance_flags AS f JOIN customers AS c USING (customer_key)
  LEFT JOIN significance_withdrawals AS w USING (flag_id)
  ORDER BY f.until, f.flag_id
