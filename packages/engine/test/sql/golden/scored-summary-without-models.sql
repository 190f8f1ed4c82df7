  WITH known AS (
    SELECT s.*, purchase_days - 1 AS frequency, (last_purchase_on - first_purchase_on) / $1 AS recency,
           (as_of - first_purchase_on) / $2 AS age, (as_of - first_purchase_on) // $3 AS age_cell,
           (as_of - first_purchase_on) % $4 / CAST($5 AS DOUBLE) AS inside,
           greatest(0, coalesce((revenue - first_day_revenue) / nullif(purchase_days - 1, 0), 0)) AS mean_value,
           coalesce((coalesce(costed_revenue - cost_of_goods, 0) + base.rate * base.mean_purchase)
             / nullif(greatest(coalesce(costed_revenue, 0), 0) + base.mean_purchase, 0), base.rate) AS margin_rate
    FROM summary AS s, base_margin AS base
  ), judged AS (SELECT *, CAST(NULL AS DOUBLE) AS "leaving", CAST(NULL AS DOUBLE) AS "leaving_deviation" FROM known
  ), foretold AS (SELECT *, leaving AS leaving_purchases FROM judged
  ), alive AS (
    SELECT *, CASE WHEN purchase_days > 0 THEN 1 / (1 + exp(leaving_purchases)) END AS alive_of_purchases,
           CASE WHEN purchase_days > 0 THEN NULL END AS expected_spend
    FROM foretold
  ), scored AS (
    SELECT alive.*, alive_of_purchases * (expected_0 + (expected_1 - expected_0) * inside) AS expected,
           alive_of_purchases * (year_0 + (year_1 - year_0) * inside) AS discounted_year,
           alive_of_purchases * (residual_0 + (residual_1 - residual_0) * inside) AS discounted_residual
    FROM alive LEFT JOIN score_cells USING (frequency, age_cell)
  )
  SELECT as_of, customer_key, first_purchase_on, last_purchase_on, purchase_days, orders, revenue, first_day_revenue,
         revenue_12m, revenue_prior_12m, purchase_days_12m, purchase_days_prior_12m, cost_of_goods, costed_revenue, returned_amount,
         sold_amount, discount, CAST(margin_rate AS FLOAT) AS margin_rate, purchase_day_sum, categories, channels,
         interactions, tickets, satisfaction, contacts, responses, active_contracts, CAST(CASE WHEN purchase_days > 0 THEN 1 / (1 + exp(leaving)) END AS FLOAT) AS "probability_alive",
         CAST(expected AS FLOAT) AS "expected_purchases_12m",
         CAST(expected_spend AS FLOAT) AS "expected_spend",
         CAST(discounted_year * expected_spend * margin_rate AS FLOAT) AS "clv_12m",
         CAST(discounted_residual * expected_spend * margin_rate AS FLOAT) AS "clv_residual"
  FROM scored
