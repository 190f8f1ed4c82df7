  WITH base AS (
  SELECT greatest(coalesce(sum(revenue) / nullif(sum(purchase_days), 0), 0), 0) AS mean_purchase,
         CASE WHEN sum(costed_revenue) > 0 THEN (sum(costed_revenue) - sum(cost_of_goods)) / sum(costed_revenue)
              ELSE $1 END AS rate
  FROM summary WHERE purchase_days > 0), known AS (
    SELECT s.*, s.purchase_days - 1 AS frequency, (last_purchase_on - first_purchase_on) / $2 AS recency,
           (as_of - first_purchase_on) / $3 AS age, (as_of - first_purchase_on) // $4 AS age_cell,
           (as_of - first_purchase_on) % $5 / CAST($6 AS DOUBLE) AS inside,
           greatest(0, coalesce((revenue - first_day_revenue) / nullif(purchase_days - 1, 0), 0)) AS mean_value,
           coalesce((coalesce(costed_revenue - cost_of_goods, 0) + base.rate * base.mean_purchase)
             / nullif(greatest(coalesce(costed_revenue, 0), 0) + base.mean_purchase, 0), base.rate) AS margin_rate
    FROM summary AS s, base
  ), judged AS (SELECT *, CAST(NULL AS DOUBLE) AS "leaving", CAST(NULL AS DOUBLE) AS "leaving_deviation" FROM known
  ), foretold AS (SELECT *, leaving AS leaving_purchases FROM judged
  ), alive AS (
    SELECT *, CASE WHEN purchase_days > 0 THEN 1 / (1 + exp(leaving_purchases)) END AS alive_of_purchases,
           CASE WHEN purchase_days > 0 THEN NULL END AS expected_spend
    FROM foretold
  ), scored AS (
    SELECT alive.*, expected_spend * spend_cells.low AS spend_low, expected_spend * spend_cells.high AS spend_high,
           alive_of_purchases * (expected_0 + (expected_1 - expected_0) * inside) AS expected,
           alive_of_purchases * (year_0 + (year_1 - year_0) * inside) AS discounted_year,
           (year_0 + (year_1 - year_0) * inside) / (expected_0 + (expected_1 - expected_0) * inside) AS discount_factor,
           alive_of_purchases * (residual_0 + (residual_1 - residual_0) * inside) AS discounted_residual,
           (residual_0 + (residual_1 - residual_0) * inside) / (all_0 + (all_1 - all_0) * inside) AS residual_factor,
           CASE
    WHEN count_0 IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $7 THEN 0.0
    ELSE CAST(CASE WHEN count_16 < low_level THEN CASE WHEN count_25 < low_level THEN CASE WHEN count_29 < low_level THEN CASE WHEN count_31 < low_level THEN CASE WHEN count_32 < low_level THEN $8 + coalesce(len(list_filter(counts, lambda c: c < low_level)), 0) ELSE 32 END ELSE CASE WHEN count_30 < low_level THEN 31 ELSE 30 END END ELSE CASE WHEN count_27 < low_level THEN CASE WHEN count_28 < low_level THEN 29 ELSE 28 END ELSE CASE WHEN count_26 < low_level THEN 27 ELSE 26 END END END ELSE CASE WHEN count_21 < low_level THEN CASE WHEN count_23 < low_level THEN CASE WHEN count_24 < low_level THEN 25 ELSE 24 END ELSE CASE WHEN count_22 < low_level THEN 23 ELSE 22 END END ELSE CASE WHEN count_19 < low_level THEN CASE WHEN count_20 < low_level THEN 21 ELSE 20 END ELSE CASE WHEN count_18 < low_level THEN 19 ELSE CASE WHEN count_17 < low_level THEN 18 ELSE 17 END END END END END ELSE CASE WHEN count_8 < low_level THEN CASE WHEN count_12 < low_level THEN CASE WHEN count_14 < low_level THEN CASE WHEN count_15 < low_level THEN 16 ELSE 15 END ELSE CASE WHEN count_13 < low_level THEN 14 ELSE 13 END END ELSE CASE WHEN count_10 < low_level THEN CASE WHEN count_11 < low_level THEN 12 ELSE 11 END ELSE CASE WHEN count_9 < low_level THEN 10 ELSE 9 END END END ELSE CASE WHEN count_4 < low_level THEN CASE WHEN count_6 < low_level THEN CASE WHEN count_7 < low_level THEN 8 ELSE 7 END ELSE CASE WHEN count_5 < low_level THEN 6 ELSE 5 END END ELSE CASE WHEN count_2 < low_level THEN CASE WHEN count_3 < low_level THEN 4 ELSE 3 END ELSE CASE WHEN count_1 < low_level THEN 2 ELSE CASE WHEN count_0 < low_level THEN 1 ELSE 0 END END END END END END AS DOUBLE) END AS low, CASE
    WHEN count_0 IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $9 THEN 0.0
    ELSE CAST(CASE WHEN count_16 < high_level THEN CASE WHEN count_25 < high_level THEN CASE WHEN count_29 < high_level THEN CASE WHEN count_31 < high_level THEN CASE WHEN count_32 < high_level THEN $10 + coalesce(len(list_filter(counts, lambda c: c < high_level)), 0) ELSE 32 END ELSE CASE WHEN count_30 < high_level THEN 31 ELSE 30 END END ELSE CASE WHEN count_27 < high_level THEN CASE WHEN count_28 < high_level THEN 29 ELSE 28 END ELSE CASE WHEN count_26 < high_level THEN 27 ELSE 26 END END END ELSE CASE WHEN count_21 < high_level THEN CASE WHEN count_23 < high_level THEN CASE WHEN count_24 < high_level THEN 25 ELSE 24 END ELSE CASE WHEN count_22 < high_level THEN 23 ELSE 22 END END ELSE CASE WHEN count_19 < high_level THEN CASE WHEN count_20 < high_level THEN 21 ELSE 20 END ELSE CASE WHEN count_18 < high_level THEN 19 ELSE CASE WHEN count_17 < high_level THEN 18 ELSE 17 END END END END END ELSE CASE WHEN count_8 < high_level THEN CASE WHEN count_12 < high_level THEN CASE WHEN count_14 < high_level THEN CASE WHEN count_15 < high_level THEN 16 ELSE 15 END ELSE CASE WHEN count_13 < high_level THEN 14 ELSE 13 END END ELSE CASE WHEN count_10 < high_level THEN CASE WHEN count_11 < high_level THEN 12 ELSE 11 END ELSE CASE WHEN count_9 < high_level THEN 10 ELSE 9 END END END ELSE CASE WHEN count_4 < high_level THEN CASE WHEN count_6 < high_level THEN CASE WHEN count_7 < high_level THEN 8 ELSE 7 END ELSE CASE WHEN count_5 < high_level THEN 6 ELSE 5 END END ELSE CASE WHEN count_2 < high_level THEN CASE WHEN count_3 < high_level THEN 4 ELSE 3 END ELSE CASE WHEN count_1 < high_level THEN 2 ELSE CASE WHEN count_0 < high_level THEN 1 ELSE 0 END END END END END END AS DOUBLE) END AS high,
           step * CASE
    WHEN steps_0 IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $11 THEN 0.0
    ELSE CAST(CASE WHEN steps_16 < low_level THEN CASE WHEN steps_25 < low_level THEN CASE WHEN steps_29 < low_level THEN CASE WHEN steps_31 < low_level THEN CASE WHEN steps_32 < low_level THEN $12 ELSE 32 END ELSE CASE WHEN steps_30 < low_level THEN 31 ELSE 30 END END ELSE CASE WHEN steps_27 < low_level THEN CASE WHEN steps_28 < low_level THEN 29 ELSE 28 END ELSE CASE WHEN steps_26 < low_level THEN 27 ELSE 26 END END END ELSE CASE WHEN steps_21 < low_level THEN CASE WHEN steps_23 < low_level THEN CASE WHEN steps_24 < low_level THEN 25 ELSE 24 END ELSE CASE WHEN steps_22 < low_level THEN 23 ELSE 22 END END ELSE CASE WHEN steps_19 < low_level THEN CASE WHEN steps_20 < low_level THEN 21 ELSE 20 END ELSE CASE WHEN steps_18 < low_level THEN 19 ELSE CASE WHEN steps_17 < low_level THEN 18 ELSE 17 END END END END END ELSE CASE WHEN steps_8 < low_level THEN CASE WHEN steps_12 < low_level THEN CASE WHEN steps_14 < low_level THEN CASE WHEN steps_15 < low_level THEN 16 ELSE 15 END ELSE CASE WHEN steps_13 < low_level THEN 14 ELSE 13 END END ELSE CASE WHEN steps_10 < low_level THEN CASE WHEN steps_11 < low_level THEN 12 ELSE 11 END ELSE CASE WHEN steps_9 < low_level THEN 10 ELSE 9 END END END ELSE CASE WHEN steps_4 < low_level THEN CASE WHEN steps_6 < low_level THEN CASE WHEN steps_7 < low_level THEN 8 ELSE 7 END ELSE CASE WHEN steps_5 < low_level THEN 6 ELSE 5 END END ELSE CASE WHEN steps_2 < low_level THEN CASE WHEN steps_3 < low_level THEN 4 ELSE 3 END ELSE CASE WHEN steps_1 < low_level THEN 2 ELSE CASE WHEN steps_0 < low_level THEN 1 ELSE 0 END END END END END END AS DOUBLE) END AS residual_low,
           step * CASE
    WHEN steps_0 IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $13 THEN 0.0
    ELSE CAST(CASE WHEN steps_16 < high_level THEN CASE WHEN steps_25 < high_level THEN CASE WHEN steps_29 < high_level THEN CASE WHEN steps_31 < high_level THEN CASE WHEN steps_32 < high_level THEN $14 ELSE 32 END ELSE CASE WHEN steps_30 < high_level THEN 31 ELSE 30 END END ELSE CASE WHEN steps_27 < high_level THEN CASE WHEN steps_28 < high_level THEN 29 ELSE 28 END ELSE CASE WHEN steps_26 < high_level THEN 27 ELSE 26 END END END ELSE CASE WHEN steps_21 < high_level THEN CASE WHEN steps_23 < high_level THEN CASE WHEN steps_24 < high_level THEN 25 ELSE 24 END ELSE CASE WHEN steps_22 < high_level THEN 23 ELSE 22 END END ELSE CASE WHEN steps_19 < high_level THEN CASE WHEN steps_20 < high_level THEN 21 ELSE 20 END ELSE CASE WHEN steps_18 < high_level THEN 19 ELSE CASE WHEN steps_17 < high_level THEN 18 ELSE 17 END END END END END ELSE CASE WHEN steps_8 < high_level THEN CASE WHEN steps_12 < high_level THEN CASE WHEN steps_14 < high_level THEN CASE WHEN steps_15 < high_level THEN 16 ELSE 15 END ELSE CASE WHEN steps_13 < high_level THEN 14 ELSE 13 END END ELSE CASE WHEN steps_10 < high_level THEN CASE WHEN steps_11 < high_level THEN 12 ELSE 11 END ELSE CASE WHEN steps_9 < high_level THEN 10 ELSE 9 END END END ELSE CASE WHEN steps_4 < high_level THEN CASE WHEN steps_6 < high_level THEN CASE WHEN steps_7 < high_level THEN 8 ELSE 7 END ELSE CASE WHEN steps_5 < high_level THEN 6 ELSE 5 END END ELSE CASE WHEN steps_2 < high_level THEN CASE WHEN steps_3 < high_level THEN 4 ELSE 3 END ELSE CASE WHEN steps_1 < high_level THEN 2 ELSE CASE WHEN steps_0 < high_level THEN 1 ELSE 0 END END END END END END AS DOUBLE) END AS residual_high
    FROM (SELECT *, ($15 - (1 - alive_of_purchases)) / alive_of_purchases AS low_level, ($16 - (1 - alive_of_purchases)) / alive_of_purchases AS high_level FROM alive) AS alive
    LEFT JOIN score_cells USING (frequency, age_cell) LEFT JOIN longer_counts USING (frequency, age_cell)
    LEFT JOIN spend_cells USING (frequency)
  )
  SELECT as_of, customer_key, first_purchase_on, last_purchase_on, purchase_days, orders, revenue, first_day_revenue,
         revenue_12m, revenue_prior_12m, purchase_days_12m, purchase_days_prior_12m, cost_of_goods, costed_revenue, returned_amount,
         sold_amount, discount, CAST(margin_rate AS FLOAT) AS margin_rate, purchase_day_sum, categories, channels,
         interactions, tickets, satisfaction, contacts, responses, active_contracts, CAST(CASE WHEN purchase_days > 0 THEN 1 / (1 + exp(leaving)) END AS FLOAT) AS "probability_alive",
         CAST(CASE WHEN purchase_days > 0 THEN 1 / (1 + exp((leaving + $17 * leaving_deviation))) END AS FLOAT) AS "probability_alive_lower",
         CAST(CASE WHEN purchase_days > 0 THEN 1 / (1 + exp((leaving + $18 * leaving_deviation))) END AS FLOAT) AS "probability_alive_upper",
         CAST(expected AS FLOAT) AS "expected_purchases_12m",
         CAST(low AS FLOAT) AS "expected_purchases_12m_lower",
         CAST(high AS FLOAT) AS "expected_purchases_12m_upper",
         CAST(expected_spend AS FLOAT) AS "expected_spend",
         CAST(spend_low AS FLOAT) AS "expected_spend_lower",
         CAST(spend_high AS FLOAT) AS "expected_spend_upper",
         CAST(discounted_year * expected_spend * margin_rate AS FLOAT) AS "clv_12m",
         CAST(low * discount_factor * expected_spend * margin_rate AS FLOAT) AS "clv_12m_lower",
         CAST(high * discount_factor * expected_spend * margin_rate AS FLOAT) AS "clv_12m_upper",
         CAST(discounted_residual * expected_spend * margin_rate AS FLOAT) AS "clv_residual",
         CAST(residual_low * residual_factor * expected_spend * margin_rate AS FLOAT) AS "clv_residual_lower",
         CAST(residual_high * residual_factor * expected_spend * margin_rate AS FLOAT) AS "clv_residual_upper"
  FROM scored
