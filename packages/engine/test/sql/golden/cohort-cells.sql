  WITH buyers AS (
    SELECT s.customer_key, CAST((year(s.first_purchase_on) * 12 + month(s.first_purchase_on) - 1) // 3 AS SMALLINT) AS cohort, s.margin_rate AS margin_rate
    FROM (
  SELECT * FROM snapshots WHERE run_id = $1 AND as_of = CAST($2 AS DATE)) AS s WHERE s.first_purchase_on IS NOT NULL AND TRUE
  ), sold AS (
    SELECT b.cohort, m.period, m.customer_key, m.bought, m.revenue, m.revenue * b.margin_rate AS margin
    FROM (SELECT customer_key, CAST((year(month) * 12 + month(month) - 1) // 3 AS SMALLINT) AS period, purchase_days > 0 AS bought, revenue
          FROM purchase_months WHERE month <= CAST($3 AS DATE)) AS m
    JOIN buyers AS b ON b.customer_key = m.customer_key
    WHERE m.period >= b.cohort AND m.period < CAST((year((CAST($4 AS DATE) + 1)) * 12 + month((CAST($5 AS DATE) + 1)) - 1) // 3 AS SMALLINT)
  )
  SELECT make_date(cohort * 3 // 12, cohort * 3 % 12 + 1, 1) AS cohort, period - cohort AS age,
         count(DISTINCT customer_key) FILTER (bought) AS active,
         sum(revenue) AS revenue, sum(margin) AS margin
  FROM sold GROUP BY sold.cohort, period ORDER BY cohort, age
