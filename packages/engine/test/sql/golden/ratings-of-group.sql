  SELECT 'ratings.' || criterion AS variable, avg(score) AS mean, count(*) AS ratings
  FROM (SELECT customer_key, criterion, rater, arg_max(score * 5 / coalesce(scale_max, 5), rated_on) AS score FROM ratings
        WHERE rated_on <= CAST($1 AS DATE) GROUP BY ALL) AS r
  JOIN current_memberships AS m USING (customer_key)
  WHERE m.version_id = $2 AND m.as_of = CAST($3 AS DATE) AND m.group_index = $4
  GROUP BY criterion ORDER BY criterion
