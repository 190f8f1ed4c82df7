  SELECT count(*) AS weight, sum(profit) / count(*) AS amount FROM (SELECT customer_key, CAST("contribution_12m" AS DOUBLE) AS profit FROM (SELECT s.customer_key, (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m"
    FROM snapshots AS s WHERE s.run_id = $1 AND s.as_of = CAST($2 AS DATE)))
  GROUP BY sign(profit), CASE WHEN profit <> 0 THEN floor($3 * log2(abs(profit))) END
