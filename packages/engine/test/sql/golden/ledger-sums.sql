  SELECT pool AS account, coalesce(activity, '') AS activity, customer_key IS NOT NULL AS "isDirect",
         count(*) AS entries, sum(CAST(amount AS DECIMAL(38, 4))) AS amount
  FROM costs WHERE incurred_on > CAST($1 AS DATE) AND incurred_on <= CAST($2 AS DATE)
  GROUP BY ALL ORDER BY ALL
