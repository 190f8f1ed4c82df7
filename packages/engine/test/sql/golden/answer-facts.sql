  SELECT customer_key,
         arg_max(satisfaction, (occurred_on, interaction_id)) FILTER (coalesce(lower(kind) IN ($1, $2, $3, $4), FALSE)) AS recommended,
         arg_max(satisfaction, (occurred_on, interaction_id)) FILTER (NOT coalesce(lower(kind) IN ($5, $6, $7, $8), FALSE)) AS rated
  FROM interactions WHERE satisfaction IS NOT NULL AND occurred_on > CAST($9 AS DATE) AND occurred_on <= CAST($10 AS DATE)
  GROUP BY customer_key
