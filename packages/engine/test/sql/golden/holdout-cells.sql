  WITH counted AS (
    SELECT customer_key, sum(purchase_days) FILTER (bucket = 0) AS purchase_days,
           min(first_purchase_on) FILTER (bucket = 0) AS first_purchase_on,
           max(last_purchase_on) FILTER (bucket = 0) AS last_purchase_on,
           coalesce(sum(purchase_days) FILTER (bucket = 1), 0) AS holdout
    FROM (SELECT * EXCLUDE (month), CASE WHEN month <= CAST($1 AS DATE) THEN 0 WHEN month <= CAST($2 AS DATE) THEN 1 END AS bucket FROM "purchase_months"
    WHERE month <= CAST($3 AS DATE) AND customer_key IN (SELECT customer_key FROM customers WHERE hash(customer_id) % $4::UBIGINT = 0)
    ) GROUP BY customer_key
  )
  SELECT frequency, avg(recency) / $5 AS recency, avg(age) / $6 AS age, holdout,
         count(*) AS weight
  FROM (
    SELECT purchase_days - 1 AS frequency, last_purchase_on - first_purchase_on AS recency,
           CAST($7 AS DATE) - first_purchase_on AS age, holdout
    FROM counted
  ) WHERE frequency >= 0 AND age > 0
  GROUP BY frequency, holdout, recency // $8, age // $9 ORDER BY ALL
