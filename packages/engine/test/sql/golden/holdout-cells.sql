  WITH calibrated AS (
    SELECT customer_key, sum(purchase_days) AS purchase_days, min(first_purchase_on) AS first_purchase_on,
           max(last_purchase_on) AS last_purchase_on
    FROM (SELECT * EXCLUDE (month), CASE WHEN month <= CAST($1 AS DATE) THEN 0 END AS bucket FROM "purchase_months"
    WHERE month <= CAST($2 AS DATE) AND customer_key IN (SELECT customer_key FROM customers WHERE hash(customer_id) % $3::UBIGINT = 0)
    ) GROUP BY customer_key
  )
  SELECT frequency, avg(recency) / $4 AS recency, avg(age) / $5 AS age, holdout,
         count(*) AS weight
  FROM (
    SELECT c.purchase_days - 1 AS frequency, c.last_purchase_on - c.first_purchase_on AS recency,
           CAST($6 AS DATE) - c.first_purchase_on AS age, s.purchase_days - c.purchase_days AS holdout
    FROM calibrated AS c JOIN summary AS s ON s.customer_key = c.customer_key
  ) WHERE frequency >= 0 AND age > 0
  GROUP BY frequency, holdout, recency // $7, age // $8 ORDER BY ALL
