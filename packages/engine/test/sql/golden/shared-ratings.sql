  WITH said AS (
    SELECT customer_key, rater, arg_max(score, rated_on) AS score
    FROM (
  SELECT r.customer_key, r.criterion, r.rater, r.rated_on, 1 + 4 * (r.score - k.worst) / nullif(k.best - k.worst, 0) AS score
  FROM ratings AS r JOIN (
  SELECT criterion, best, CASE WHEN best > 1 AND best <= $1 AND min(score) >= 1 THEN 1 ELSE least(0, min(score)) END AS worst
  FROM (SELECT criterion, coalesce(scale_max, $2) AS best, score
        FROM ratings WHERE rated_on <= CAST($3 AS DATE) AND criterion IN ($4))
  GROUP BY criterion, best) AS k ON k.criterion = r.criterion AND k.best = coalesce(r.scale_max, $5)
  WHERE r.rated_on <= CAST($6 AS DATE)) GROUP BY ALL
  ), shared AS (
    SELECT customer_key FROM said GROUP BY customer_key HAVING count(*) > 1
    ORDER BY hash(customer_key), customer_key LIMIT $7
  )
  SELECT customer_key AS customer, rater, score FROM said JOIN shared USING (customer_key) ORDER BY ALL
