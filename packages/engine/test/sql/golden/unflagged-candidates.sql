  SELECT r.customer_id AS "customerId", r.name, r.kind, r.value, r.rank, r.customers, r.share
  FROM (
  SELECT customer_key, customer_id, name, $1 AS kind, CAST("clv_residual" AS DOUBLE) AS value,
         rank() OVER (ORDER BY "clv_residual" DESC) AS rank, count(*) OVER () AS customers,
         "clv_residual" / sum("clv_residual") OVER () AS share
  FROM snapshot WHERE as_of = CAST($2 AS DATE) AND "clv_residual" > 0
  QUALIFY row_number() OVER (ORDER BY "clv_residual" DESC, customer_key) <= $3 UNION ALL
  SELECT customer_key, customer_id, name, $4 AS kind, CAST("revenue_12m" AS DOUBLE) AS value,
         rank() OVER (ORDER BY "revenue_12m" DESC) AS rank, count(*) OVER () AS customers,
         "revenue_12m" / sum("revenue_12m") OVER () AS share
  FROM snapshot WHERE as_of = CAST($5 AS DATE) AND "revenue_12m" > 0
  QUALIFY row_number() OVER (ORDER BY "revenue_12m" DESC, customer_key) <= $6) AS r ANTI JOIN (
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($7 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($8 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($9 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force') AS f ON f.customer_key = r.customer_key AND f.kind = r.kind
  ORDER BY r.kind, r.rank, r.customer_key
