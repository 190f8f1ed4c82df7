  SELECT sum(amount) FILTER (regexp_matches(concat_ws(' ', pool, activity), $1, 'i')) AS acquisition,
         sum(amount) FILTER (regexp_matches(concat_ws(' ', pool, activity), $2, 'i')) AS marketing
  FROM costs WHERE incurred_on > CAST($3 AS DATE) AND incurred_on <= CAST($4 AS DATE)
