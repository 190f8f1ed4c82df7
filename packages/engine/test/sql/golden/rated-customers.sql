  SELECT c.customer_id AS "customerId", c.name, r.* EXCLUDE (customer_key, clv_12m)
  FROM (SELECT customer_key, clv_12m, CASE WHEN (CASE WHEN "ratings.interest commonality: goals" IS NULL THEN 0.0 ELSE CAST($1 AS DOUBLE) END) > 0 AND (CASE WHEN "ratings.interest commonality: goals" IS NULL THEN 0.0 ELSE CAST($2 AS DOUBLE) END) >= $3 THEN (coalesce(CAST($4 AS DOUBLE) * CASE WHEN "ratings.interest commonality: goals" IS NOT NULL THEN 1 + 4 * least(1.0, greatest(0.0, ("ratings.interest commonality: goals" - $5) / CAST($6 AS DOUBLE))) END, 0.0)) / (CASE WHEN "ratings.interest commonality: goals" IS NULL THEN 0.0 ELSE CAST($7 AS DOUBLE) END) END AS "commonality score", (CASE WHEN "ratings.interest commonality: goals" IS NULL THEN 0.0 ELSE CAST($8 AS DOUBLE) END) AS "commonality coverage", CASE WHEN "ratings.interest commonality: goals" IS NOT NULL THEN 1 + 4 * least(1.0, greatest(0.0, ("ratings.interest commonality: goals" - $9) / CAST($10 AS DOUBLE))) END AS "commonality rating 1" FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", "ratings.interest commonality: goals"
    FROM snapshot AS s LEFT JOIN (
    SELECT customer_key, avg(score) FILTER (criterion = $11) AS "ratings.interest commonality: goals"
    FROM (SELECT customer_key, criterion, rater, arg_max(score * 5 / coalesce(scale_max, 5), rated_on) AS score FROM ratings
          WHERE rated_on <= CAST($12 AS DATE) AND criterion IN ($13) GROUP BY ALL)
    GROUP BY customer_key) AS rated ON rated.customer_key = s.customer_key WHERE s.as_of = CAST($14 AS DATE))) AS r JOIN customers AS c USING (customer_key)
  WHERE r."commonality score" IS NOT NULL
  ORDER BY r.clv_12m DESC NULLS LAST, c.customer_id LIMIT $15
