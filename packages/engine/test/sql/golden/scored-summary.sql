  WITH base AS (
  SELECT greatest(coalesce(sum(revenue) / nullif(sum(purchase_days), 0), 0), 0) AS mean_purchase,
         CASE WHEN sum(costed_revenue) > 0 THEN (sum(costed_revenue) - sum(cost_of_goods)) / sum(costed_revenue)
              ELSE $1 END AS rate
  FROM summary WHERE purchase_days > 0), known AS (
    SELECT s.*, purchase_days - 1 AS frequency, (last_purchase_on - first_purchase_on) / $2 AS recency,
           (as_of - first_purchase_on) / $3 AS age, (as_of - first_purchase_on) // $4 AS age_cell,
           (as_of - first_purchase_on) % $5 / CAST($6 AS DOUBLE) AS inside,
           greatest(0, coalesce((revenue - first_day_revenue) / nullif(purchase_days - 1, 0), 0)) AS mean_value,
           coalesce((coalesce(costed_revenue - cost_of_goods, 0) + base.rate * base.mean_purchase)
             / nullif(greatest(coalesce(costed_revenue, 0), 0) + base.mean_purchase, 0), base.rate) AS margin_rate
    FROM summary AS s, base
  ), judged AS (SELECT *, CASE WHEN (frequency + 1) <= 0 THEN CAST('-Infinity' AS DOUBLE) ELSE ln($7 / ($8 + (frequency + 1) - 1)) + ($9 + frequency) * ln(($10 + age) / ($11 + recency)) END AS "leaving", CASE WHEN (frequency + 1) <= 0 THEN 0.0 ELSE sqrt(greatest((ln(($12 + age) / ($13 + recency))) * ($14 * (ln(($15 + age) / ($16 + recency))) + $17 * (($18 + frequency) * (1 / ($19 + age) - 1 / ($20 + recency))) + $21 * ($22) + $23 * (-1 / ($24 + (frequency + 1) - 1))) + (($25 + frequency) * (1 / ($26 + age) - 1 / ($27 + recency))) * ($28 * (($29 + frequency) * (1 / ($30 + age) - 1 / ($31 + recency))) + $32 * ($33) + $34 * (-1 / ($35 + (frequency + 1) - 1))) + ($36) * ($37 * ($38) + $39 * (-1 / ($40 + (frequency + 1) - 1))) + (-1 / ($41 + (frequency + 1) - 1)) * ($42 * (-1 / ($43 + (frequency + 1) - 1))), 0)) END AS "leaving_deviation" FROM known
  ), foretold AS (SELECT *, CASE WHEN frequency <= 0 THEN CAST('-Infinity' AS DOUBLE) ELSE ln($44 / ($45 + frequency - 1)) + ($46 + frequency) * ln(($47 + age) / ($48 + recency)) END AS "leaving_purchases", CASE WHEN frequency <= 0 THEN 0.0 ELSE sqrt(greatest((ln(($49 + age) / ($50 + recency))) * ($51 * (ln(($52 + age) / ($53 + recency))) + $54 * (($55 + frequency) * (1 / ($56 + age) - 1 / ($57 + recency))) + $58 * ($59) + $60 * (-1 / ($61 + frequency - 1))) + (($62 + frequency) * (1 / ($63 + age) - 1 / ($64 + recency))) * ($65 * (($66 + frequency) * (1 / ($67 + age) - 1 / ($68 + recency))) + $69 * ($70) + $71 * (-1 / ($72 + frequency - 1))) + ($73) * ($74 * ($75) + $76 * (-1 / ($77 + frequency - 1))) + (-1 / ($78 + frequency - 1)) * ($79 * (-1 / ($80 + frequency - 1))), 0)) END AS "leaving_purchases_deviation" FROM judged
  ), alive AS (
    SELECT *, CASE WHEN purchase_days > 0 THEN 1 / (1 + exp(leaving_purchases)) END AS alive_of_purchases,
           CASE WHEN purchase_days > 0 THEN $81 * ($82 + frequency * mean_value) / ($83 * frequency + $84 - 1) END AS expected_spend
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
