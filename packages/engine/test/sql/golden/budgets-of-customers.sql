  SELECT CAST($1 AS DATE) AS as_of, c.customer_id, c.name, g."group", g.group_title, b.revenue, b.margin, b.cost,
         b.expected, b."expectedMargin",
         b.expected * sum(b.cost) OVER of_group / nullif(greatest(sum(b.revenue) OVER of_group, 0), 0) AS expected_cost
  FROM (
  SELECT m.customer_key, m.group_index, coalesce(v.net_revenue_12m, v.revenue_12m) AS revenue,
         coalesce(v.gross_margin_12m, v.margin_12m) AS margin, v.cost_to_serve_12m AS cost,
         CAST(v.expected_purchases_12m AS DOUBLE) * v.expected_spend AS expected,
         CAST(v.expected_purchases_12m AS DOUBLE) * v.expected_spend * v.margin_rate AS "expectedMargin"
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $2 AND run_id = $3 AND as_of = CAST($4 AS DATE)) AS m JOIN (SELECT s.customer_key, s.revenue_12m AS "revenue_12m", s.revenue_12m * s.margin_rate AS "margin_12m", s.expected_purchases_12m AS "expected_purchases_12m", s.expected_spend AS "expected_spend", s.margin_rate AS "margin_rate", s.net_revenue_12m AS "net_revenue_12m", s.gross_margin_12m AS "gross_margin_12m", s.cost_to_serve_12m AS "cost_to_serve_12m", (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $5 AND as_of = CAST($6 AS DATE)) AS s) AS v ON v.customer_key = m.customer_key) AS b JOIN customers AS c ON c.customer_key = b.customer_key
  JOIN (SELECT unnest(CAST(CAST($7 AS JSON) AS STRUCT("group_index" INTEGER, "group" VARCHAR, "group_title" VARCHAR)[]), recursive := true)) AS g ON g.group_index = b.group_index
  WINDOW of_group AS (PARTITION BY b.group_index)
