  SELECT customer_key AS "customerKey", profit FROM (SELECT customer_key, CAST("margin_12m" AS DOUBLE) AS profit FROM (SELECT s.customer_key, s.revenue_12m * s.margin_rate AS "margin_12m"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $1 AND as_of = CAST($2 AS DATE)) AS s)) WHERE profit < 0
  ORDER BY profit, customer_key LIMIT $3
