  SELECT CAST(CASE WHEN GROUPING("g0") = 0 THEN $1 WHEN GROUPING("g1") = 0 THEN $2 END AS INTEGER) AS "versionId", coalesce("g0", "g1") AS "group",
         count(*) AS customers, count(*) FILTER (earlier) AS "earlierBuyers",
         count(*) FILTER (earlier AND buys) AS "buyersAgain",
         sum(clv_12m) AS value, sum(revenue_12m) AS "revenue12m",
         count(clv_12m) AS scored, var_pop(clv_12m) AS "valueVariance",
         count(margin) AS "withMargin", sum(margin) AS margin,
         var_pop(margin) FILTER (abs(margin) < $3) AS "marginVariance",
         count(contribution) AS "withContribution", sum(contribution) AS contribution,
         var_pop(contribution) FILTER (abs(contribution) < $4) AS "contributionVariance",
         count(*) FILTER ("margin" < 0) AS "marginLosers",
         coalesce(sum("margin") FILTER ("margin" < 0), 0) AS "marginLosses",
         count(*) FILTER ("contribution" < 0) AS "contributionLosers",
         coalesce(sum("contribution") FILTER ("contribution" < 0), 0) AS "contributionLosses",
         count(probability_alive) AS "withAlive", sum(probability_alive) AS alive,
         var_pop(probability_alive) AS "aliveVariance"
  FROM (SELECT * FROM (SELECT customer_key, group_index AS "g0" FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $5 AND run_id = $6 AND as_of = CAST($7 AS DATE))) JOIN (SELECT customer_key, group_index AS "g1" FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $8 AND run_id = $9 AND as_of = CAST($10 AS DATE))) USING (customer_key)) AS m JOIN (
  SELECT s.customer_key, s.purchase_days_prior_12m > 0 AS earlier, s.purchase_days_12m > 0 AS buys, s.clv_12m, s.revenue_12m,
         s.revenue_12m * s.margin_rate AS margin, (s.gross_margin_12m - s.cost_to_serve_12m) AS contribution, s.probability_alive
  FROM (
  SELECT * FROM snapshots WHERE run_id = $11 AND as_of = CAST($12 AS DATE)) AS s) AS s USING (customer_key)
  GROUP BY GROUPING SETS (("g0"), ("g1"))
