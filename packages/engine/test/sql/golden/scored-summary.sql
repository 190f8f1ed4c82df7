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
  ), alive AS (
    SELECT *, CASE WHEN purchase_days > 0 THEN CASE WHEN (frequency + 1) = 0 THEN CAST('-Infinity' AS DOUBLE) ELSE ln($7 / ($8 + (frequency + 1) - 1)) + ($9 + frequency) * ln(($10 + age) / ($11 + recency)) END END AS leaving, CASE WHEN purchase_days > 0 THEN CASE WHEN (frequency + 1) = 0 THEN 0.0 ELSE sqrt(greatest((ln(($12 + age) / ($13 + recency))) * ($14 * (ln(($15 + age) / ($16 + recency))) + $17 * (($18 + frequency) * (1 / ($19 + age) - 1 / ($20 + recency))) + $21 * ($22) + $23 * (-1 / ($24 + (frequency + 1) - 1))) + (($25 + frequency) * (1 / ($26 + age) - 1 / ($27 + recency))) * ($28 * (($29 + frequency) * (1 / ($30 + age) - 1 / ($31 + recency))) + $32 * ($33) + $34 * (-1 / ($35 + (frequency + 1) - 1))) + ($36) * ($37 * ($38) + $39 * (-1 / ($40 + (frequency + 1) - 1))) + (-1 / ($41 + (frequency + 1) - 1)) * ($42 * (-1 / ($43 + (frequency + 1) - 1))), 0)) END END AS leaving_deviation,
           CASE WHEN purchase_days > 0 THEN 1 / (1 + exp(CASE WHEN frequency = 0 THEN CAST('-Infinity' AS DOUBLE) ELSE ln($44 / ($45 + frequency - 1)) + ($46 + frequency) * ln(($47 + age) / ($48 + recency)) END)) END AS alive_of_purchases,
           CASE WHEN purchase_days > 0 THEN $49 * ($50 + frequency * mean_value) / ($51 * frequency + $52 - 1) END AS expected_spend
    FROM known
  ), scored AS (
    SELECT alive.*, expected_spend * spend_cells.low AS spend_low, expected_spend * spend_cells.high AS spend_high,
           alive_of_purchases * (expected_0 + (expected_1 - expected_0) * inside) AS expected,
           alive_of_purchases * (year_0 + (year_1 - year_0) * inside) AS discounted_year,
           (year_0 + (year_1 - year_0) * inside) / (expected_0 + (expected_1 - expected_0) * inside) AS discount_factor,
           alive_of_purchases * (residual_0 + (residual_1 - residual_0) * inside) AS discounted_residual,
           (residual_0 + (residual_1 - residual_0) * inside) / (all_0 + (all_1 - all_0) * inside) AS residual_factor,
           CASE
    WHEN counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $53 OR counts[1] >= ($54 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN counts[2] >= ($55 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(counts, lambda c: c < ($56 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS low, CASE
    WHEN counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $57 OR counts[1] >= ($58 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN counts[2] >= ($59 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(counts, lambda c: c < ($60 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS high,
           all_step * CASE
    WHEN all_counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $61 OR all_counts[1] >= ($62 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN all_counts[2] >= ($63 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(all_counts, lambda c: c < ($64 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS residual_low,
           all_step * CASE
    WHEN all_counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $65 OR all_counts[1] >= ($66 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN all_counts[2] >= ($67 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(all_counts, lambda c: c < ($68 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS residual_high
    FROM alive LEFT JOIN score_cells USING (frequency, age_cell) LEFT JOIN spend_cells USING (frequency)
  )
  SELECT as_of, customer_key, first_purchase_on, last_purchase_on, purchase_days, orders, revenue, first_day_revenue,
         revenue_12m, purchase_days_12m, purchase_days_prior_12m, cost_of_goods, costed_revenue, returned_amount,
         sold_amount, discount, margin_rate, purchase_day_sum, categories, channels, interactions, tickets, satisfaction,
         contacts, responses, active_contracts,
         1 / (1 + exp(leaving)), 1 / (1 + exp((leaving + $69 * leaving_deviation))),
         1 / (1 + exp((leaving - $70 * leaving_deviation))),
         expected, low, high, expected_spend, spend_low, spend_high,
         discounted_year * expected_spend * margin_rate, low * discount_factor * expected_spend * margin_rate,
         high * discount_factor * expected_spend * margin_rate, discounted_residual * expected_spend * margin_rate,
         residual_low * residual_factor * expected_spend * margin_rate,
         residual_high * residual_factor * expected_spend * margin_rate
  FROM scored
