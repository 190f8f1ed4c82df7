  SELECT frequency, avg(recency) / $1 AS recency, avg(age) / $2 AS age, holdout,
         count(*) AS weight
  FROM (
    SELECT sum(purchase_days) FILTER (bucket <= $3) - 1 AS frequency,
           max(last_purchase_on) FILTER (bucket <= $4) - min(first_purchase_on) AS recency,
           CAST($5 AS DATE) - min(first_purchase_on) AS age,
           coalesce(sum(purchase_days) FILTER (bucket > $6), 0) AS holdout
    FROM purchase_activity WHERE bucket <= $7 AND customer_key IN (SELECT customer_key FROM customers WHERE hash(customer_id) % $8 = 0) GROUP BY customer_key
  ) WHERE frequency >= 0 AND age > 0
  GROUP BY frequency, holdout, recency // $9, age // $10 ORDER BY ALL
