  SELECT count(*) AS weight, sum(profit) / count(*) AS amount FROM (SELECT customer_key, CAST("contribution_12m" AS DOUBLE) AS profit FROM (SELECT s.customer_key, (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $1 AND as_of = CAST($2 AS DATE)) AS s))
  GROUP BY sign(profit), CASE WHEN profit <> 0 THEN floor($3 * log2(abs(profit))) END
