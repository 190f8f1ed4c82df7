  SELECT m.group_index AS "groupIndex", count(*) AS customers, sum(s.clv_12m) AS value,
         sum(s.revenue_12m) AS "revenue12m",
         count(*) FILTER (s.purchase_days_prior_12m > 0) AS "earlierBuyers",
         count(*) FILTER (s.purchase_days_prior_12m > 0 AND s.purchase_days_12m > 0) AS "buyersAgain",
         count(s.clv_12m) AS scored, avg(s.clv_12m) AS "clvMean", stddev_samp(s.clv_12m) AS "clvDeviation",
         count(s.margin_12m) AS "withMargin", avg(s.margin_12m) AS "marginMean", stddev_samp(s.margin_12m) AS "marginDeviation",
         count(s.contribution_12m) AS "withContribution", avg(s.contribution_12m) AS "contributionMean",
         stddev_samp(s.contribution_12m) AS "contributionDeviation",
         count(s.probability_alive) AS "withAlive", avg(s.probability_alive) AS "aliveMean",
         stddev_samp(s.probability_alive) AS "aliveDeviation"
  FROM current_memberships AS m JOIN snapshot AS s ON s.as_of = m.as_of AND s.customer_key = m.customer_key
  WHERE m.version_id = $1 AND m.as_of = CAST($2 AS DATE) AND s.as_of = CAST($3 AS DATE)
  GROUP BY GROUPING SETS ((m.group_index), ())
