  SELECT c.customer_id AS "customerId", c.name, list(DISTINCT f.kind ORDER BY f.kind) AS kinds
  FROM current_memberships AS m JOIN (
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($1 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($2 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($3 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force') AS f USING (customer_key) JOIN customers AS c USING (customer_key)
  WHERE m.version_id = $4 AND m.as_of = CAST($5 AS DATE) AND m.group_index = $6
  GROUP BY c.customer_id, c.name ORDER BY c.customer_id
