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
    WHEN counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $7 OR counts[1] >= ($8 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN counts[2] >= ($9 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(counts, lambda c: c < ($10 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS low, CASE
    WHEN counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $11 OR counts[1] >= ($12 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN counts[2] >= ($13 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(counts, lambda c: c < ($14 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS high,
           all_step * CASE
    WHEN all_counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $15 OR all_counts[1] >= ($16 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN all_counts[2] >= ($17 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(all_counts, lambda c: c < ($18 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS residual_low,
           all_step * CASE
    WHEN all_counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $19 OR all_counts[1] >= ($20 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN all_counts[2] >= ($21 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(all_counts, lambda c: c < ($22 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS residual_high
    FROM alive LEFT JOIN score_cells USING (frequency, age_cell) LEFT JOIN spend_cells USING (frequency)
  )
  SELECT as_of, customer_key, first_purchase_on, last_purchase_on, purchase_days, orders, revenue, first_day_revenue,
         revenue_12m, purchase_days_12m, purchase_days_prior_12m, cost_of_goods, costed_revenue, returned_amount,
         sold_amount, discount, margin_rate, purchase_day_sum, categories, channels, interactions, tickets, satisfaction,
         contacts, responses, active_contracts,
         CASE WHEN purchase_days > 0 THEN 1 / (1 + exp(leaving)) END, CASE WHEN purchase_days > 0 THEN 1 / (1 + exp((leaving + $23 * leaving_deviation))) END,
         CASE WHEN purchase_days > 0 THEN 1 / (1 + exp((leaving - $24 * leaving_deviation))) END,
         expected, low, high, expected_spend, spend_low, spend_high,
         discounted_year * expected_spend * margin_rate, low * discount_factor * expected_spend * margin_rate,
         high * discount_factor * expected_spend * margin_rate, discounted_residual * expected_spend * margin_rate,
         residual_low * residual_factor * expected_spend * margin_rate,
         residual_high * residual_factor * expected_spend * margin_rate
  FROM scored
