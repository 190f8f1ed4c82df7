  SELECT m.group_index AS "groupIndex", count(*) AS customers, avg(CAST(s.purchase_days = 0 AS INTEGER)) AS prospects,
         avg(s.probability_alive) AS alive, coalesce(avg(s.clv_contribution), avg(s.clv_residual)) AS "lifetimeValue", avg(s.margin_12m) AS "grossMargin",
         sum(s.revenue_12m) AS revenue, count(*) FILTER (s.probability_alive < 0.5) AS lost,
         avg(s.margin) FILTER (s.probability_alive < 0.5) AS "lostMargin", avg(s.margin) AS margin
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS m JOIN (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.probability_alive AS "probability_alive", CASE WHEN s.margin_rate > 0 THEN s.clv_residual * s.contribution_margin / s.margin_rate END AS "clv_contribution", s.clv_residual AS "clv_residual", s.revenue_12m * s.margin_rate AS "margin_12m", s.revenue_12m AS "revenue_12m", s.revenue * s.margin_rate AS "margin"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $4 AND as_of = CAST($5 AS DATE)) AS s) AS s ON s.customer_key = m.customer_key
  GROUP BY GROUPING SETS ((m.group_index), ())
