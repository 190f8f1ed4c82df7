  SELECT m.group_index AS "group", count(*) AS customers,
         count(*) FILTER (s.purchase_days_prior_12m > 0) AS "earlierBuyers",
         count(*) FILTER (s.purchase_days_prior_12m > 0 AND s.purchase_days_12m > 0) AS "buyersAgain",
         sum(s.clv_12m) AS value, sum(s.revenue_12m) AS "revenue12m",
         count(s.clv_12m) AS scored, var_pop(s.clv_12m) AS "valueVariance",
         count(s.revenue_12m * s.margin_rate) AS "withMargin", sum(s.revenue_12m * s.margin_rate) AS margin,
         var_pop(s.revenue_12m * s.margin_rate) FILTER (abs(s.revenue_12m * s.margin_rate) < $1) AS "marginVariance",
         count((s.gross_margin_12m - s.cost_to_serve_12m)) AS "withContribution", sum((s.gross_margin_12m - s.cost_to_serve_12m)) AS contribution,
         var_pop((s.gross_margin_12m - s.cost_to_serve_12m)) FILTER (abs((s.gross_margin_12m - s.cost_to_serve_12m)) < $2) AS "contributionVariance",
         count(*) FILTER (s.revenue_12m * s.margin_rate < 0) AS "marginLosers",
         coalesce(sum(s.revenue_12m * s.margin_rate) FILTER (s.revenue_12m * s.margin_rate < 0), 0) AS "marginLosses",
         count(*) FILTER ((s.gross_margin_12m - s.cost_to_serve_12m) < 0) AS "contributionLosers",
         coalesce(sum((s.gross_margin_12m - s.cost_to_serve_12m)) FILTER ((s.gross_margin_12m - s.cost_to_serve_12m) < 0), 0) AS "contributionLosses",
         count(s.probability_alive) AS "withAlive", sum(s.probability_alive) AS alive,
         var_pop(s.probability_alive) AS "aliveVariance"
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $3 AND run_id = $4 AND as_of = CAST($5 AS DATE)) AS m
  JOIN (
  SELECT * FROM snapshots WHERE run_id = $6 AND as_of = CAST($7 AS DATE)) AS s ON s.customer_key = m.customer_key
  GROUP BY m.group_index
