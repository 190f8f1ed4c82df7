  SELECT rater, rater_kind AS "raterKind", scores FROM value_ratings
  WHERE portfolio_id = $1 AND group_name = $2 AND rated_on <= CAST($3 AS DATE)
  QUALIFY row_number() OVER (PARTITION BY rater, rater_kind ORDER BY rated_on DESC, rating_id DESC) = 1
  ORDER BY rater, rater_kind
