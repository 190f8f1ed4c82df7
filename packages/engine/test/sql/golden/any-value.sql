  SELECT EXISTS (SELECT 1 FROM (SELECT s.customer_key, (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $1 AND as_of = CAST($2 AS DATE)) AS s) WHERE "contribution_12m" IS NOT NULL) AS found
