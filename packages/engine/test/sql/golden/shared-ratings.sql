  WITH said AS (
    SELECT customer_key, rater, arg_max(score * 5 / coalesce(scale_max, 5), rated_on) AS score
    FROM ratings WHERE criterion = $1 AND rated_on <= CAST($2 AS DATE) GROUP BY ALL
  ), shared AS (
    SELECT customer_key FROM said GROUP BY customer_key HAVING count(*) > 1
    ORDER BY hash(customer_key), customer_key LIMIT $3
  )
  SELECT customer_key AS customer, rater, score FROM said JOIN shared USING (customer_key) ORDER BY ALL
