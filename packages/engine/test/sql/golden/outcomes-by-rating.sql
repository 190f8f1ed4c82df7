  SELECT rating, count(*) AS customers, sum(retention) AS retained, sum(margin) AS margin, sum(margin * margin) AS "marginSquares",
         count(lifetime_value) AS valued, coalesce(sum(lifetime_value), 0) AS value,
         coalesce(sum(lifetime_value * lifetime_value), 0) AS "valueSquares"
  FROM followed_ratings GROUP BY rating ORDER BY rating
