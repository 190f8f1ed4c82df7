  SELECT a."rated" AS rating, coalesce(o.bought, 0) AS retention, coalesce(o.revenue, 0) * s.margin_rate AS margin,
         CAST(s.clv_12m AS DOUBLE) AS lifetime_value
  FROM answers_of_year AS a
  JOIN (SELECT s.customer_key, s.margin_rate AS "margin_rate", s.clv_12m AS "clv_12m"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($1 AS DATE)) AS s) AS s ON s.customer_key = a.customer_key
  LEFT JOIN (SELECT customer_key, sum(revenue) AS revenue, CAST(bool_or(purchase_days > 0) AS INTEGER) AS bought
          FROM purchase_months WHERE month > CAST($2 AS DATE) AND month <= CAST($3 AS DATE)
          GROUP BY customer_key) AS o ON o.customer_key = a.customer_key
  WHERE a."rated" IS NOT NULL
