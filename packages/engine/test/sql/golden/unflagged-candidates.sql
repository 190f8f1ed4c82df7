  SELECT c.customer_id AS "customerId", c.name, r.kind, r.value, r.rank, r.customers, r.share
  FROM (
  SELECT largest.customer_key, $1 AS kind, CAST(value AS DOUBLE) AS value, rank() OVER (ORDER BY value DESC) AS rank, customers,
         value / total AS share
  FROM (SELECT customer_key, "clv_residual" AS value FROM (SELECT * FROM (SELECT s.customer_key, s.clv_residual AS "clv_residual"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($2 AS DATE)) AS s) WHERE "clv_residual" > 0) ORDER BY value DESC, customer_key LIMIT $3) AS largest
  CROSS JOIN (SELECT count(*) AS customers, sum("clv_residual") AS total FROM (SELECT * FROM (SELECT s.customer_key, s.clv_residual AS "clv_residual"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($4 AS DATE)) AS s) WHERE "clv_residual" > 0)) AS everyone UNION ALL
  SELECT largest.customer_key, $5 AS kind, CAST(value AS DOUBLE) AS value, rank() OVER (ORDER BY value DESC) AS rank, customers,
         value / total AS share
  FROM (SELECT customer_key, "revenue_12m" AS value FROM (SELECT * FROM (SELECT s.customer_key, s.revenue_12m AS "revenue_12m"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($6 AS DATE)) AS s) WHERE "revenue_12m" > 0) ORDER BY value DESC, customer_key LIMIT $7) AS largest
  CROSS JOIN (SELECT count(*) AS customers, sum("revenue_12m") AS total FROM (SELECT * FROM (SELECT s.customer_key, s.revenue_12m AS "revenue_12m"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($8 AS DATE)) AS s) WHERE "revenue_12m" > 0)) AS everyone) AS r ANTI JOIN (
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($9 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($10 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($11 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force') AS f ON f.customer_key = r.customer_key AND f.kind = r.kind
  JOIN customers AS c ON c.customer_key = r.customer_key
  ORDER BY r.kind, r.rank, r.customer_key
