  SELECT customer_key, incurred_on, pool, activity, driver, sum(amount) AS amount FROM costs AS c
  WHERE date_trunc('month', incurred_on) IN (CAST(? AS DATE), CAST(? AS DATE)) GROUP BY 1, 2, 3, 4, 5
