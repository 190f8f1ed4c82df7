  SELECT outcome, count(*) AS customers, corr(rating_rank, outcome_rank) AS value FROM (
    SELECT outcome, (rank() OVER (PARTITION BY outcome ORDER BY rating) + count(*) OVER (PARTITION BY outcome ORDER BY rating)) / 2.0 AS rating_rank, (rank() OVER (PARTITION BY outcome ORDER BY came) + count(*) OVER (PARTITION BY outcome ORDER BY came)) / 2.0 AS outcome_rank
    FROM (SELECT 'retention' AS outcome, rating, retention AS came FROM followed_ratings
          UNION ALL SELECT 'margin', rating, margin FROM followed_ratings
          UNION ALL SELECT 'lifetime-value', rating, lifetime_value FROM followed_ratings WHERE lifetime_value IS NOT NULL)
  ) GROUP BY outcome ORDER BY outcome
