  SELECT coalesce(sum("clv_contribution"), 0) AS "presentCustomers", count(*) FILTER (is_new) AS "acquiredPerYear",
         avg("clv_contribution" + "contribution_12m") FILTER (is_new) AS "valuePerAcquired"
  FROM (SELECT *, age_days <= 365 AS is_new FROM (SELECT s.customer_key, CASE WHEN s.margin_rate > 0 THEN s.clv_residual * s.contribution_margin / s.margin_rate END AS "clv_contribution", (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m", s.as_of - s.first_purchase_on AS "age_days"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $1 AND as_of = CAST($2 AS DATE)) AS s))
