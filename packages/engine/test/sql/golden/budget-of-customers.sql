  SELECT m.customer_key, m.group_index, coalesce(v.net_revenue_12m, v.revenue_12m) AS revenue,
         coalesce(v.gross_margin_12m, v.margin_12m) AS margin, v.cost_to_serve_12m AS cost,
         CAST(v.expected_purchases_12m AS DOUBLE) * v.expected_spend AS expected,
         CAST(v.expected_purchases_12m AS DOUBLE) * v.expected_spend * v.margin_rate AS "expectedMargin"
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS m JOIN (SELECT s.customer_key, s.revenue_12m AS "revenue_12m", s.revenue_12m * s.margin_rate AS "margin_12m", s.expected_purchases_12m AS "expected_purchases_12m", s.expected_spend AS "expected_spend", s.margin_rate AS "margin_rate", s.net_revenue_12m AS "net_revenue_12m", s.gross_margin_12m AS "gross_margin_12m", s.cost_to_serve_12m AS "cost_to_serve_12m", (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $4 AND as_of = CAST($5 AS DATE)) AS s) AS v ON v.customer_key = m.customer_key
