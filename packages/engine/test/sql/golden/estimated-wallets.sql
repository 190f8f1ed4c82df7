  SELECT customer_key, avg(share) AS estimated_share FROM (
    SELECT customer_key, rater, arg_max(score / coalesce(scale_max, 100), rated_on) AS share FROM ratings
    WHERE lower(criterion) IN ($1, $2, $3) AND rated_on <= CAST($4 AS DATE) GROUP BY ALL
  ) GROUP BY customer_key
