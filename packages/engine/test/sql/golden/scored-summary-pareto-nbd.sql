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
  ), judged AS (
  SELECT * EXCLUDE (shape, from_alpha, from_beta, silence, alpha_growth, beta_growth, length, scale, weight, alpha_fall, beta_fall, alpha_passed, beta_passed, y_0, y_1, y_2, y_3, y_4, y_5, y_6, y_7, y_8, y_9, y_10, y_11, y_12, y_13, y_14, y_15, y_16, y_17, y_18, y_19, delta_0, delta_1, delta_2, delta_3, delta_4, delta_5, delta_6, delta_7, delta_8, delta_9, delta_10, delta_11, delta_12, delta_13, delta_14, delta_15, delta_16, delta_17, delta_18, delta_19, far_0, far_1, far_2, far_3, far_4, far_5, far_6, far_7, far_8, far_9, far_10, far_11, far_12, far_13, far_14, far_15, far_16, far_17, far_18, far_19, g_0, g_1, g_2, g_3, g_4, g_5, g_6, g_7, g_8, g_9, g_10, g_11, g_12, g_13, g_14, g_15, g_16, g_17, g_18, g_19),
         CASE WHEN silence = 0 THEN CAST('-Infinity' AS DOUBLE)
              ELSE scale + ln(from_alpha * length * weight) END AS "leaving",
         CASE WHEN silence = 0 THEN 0.0 ELSE CAST(NULL AS DOUBLE) END AS "leaving_deviation"
  FROM (SELECT *, (g_0 * (y_0) + g_1 * (y_1) + g_2 * (y_2) + g_3 * (y_3) + g_4 * (y_4) + g_5 * (y_5) + g_6 * (y_6) + g_7 * (y_7) + g_8 * (y_8) + g_9 * (y_9) + g_10 * (y_10) + g_11 * (y_11) + g_12 * (y_12) + g_13 * (y_13) + g_14 * (y_14) + g_15 * (y_15) + g_16 * (y_16) + g_17 * (y_17) + g_18 * (y_18) + g_19 * (y_19)) / weight AS alpha_fall, (g_0 * (far_0) + g_1 * (far_1) + g_2 * (far_2) + g_3 * (far_3) + g_4 * (far_4) + g_5 * (far_5) + g_6 * (far_6) + g_7 * (far_7) + g_8 * (far_8) + g_9 * (far_9) + g_10 * (far_10) + g_11 * (far_11) + g_12 * (far_12) + g_13 * (far_13) + g_14 * (far_14) + g_15 * (far_15) + g_16 * (far_16) + g_17 * (far_17) + g_18 * (far_18) + g_19 * (far_19)) / weight AS beta_fall,
               (g_0 * ((delta_0 - silence) / (from_alpha + delta_0)) + g_1 * ((delta_1 - silence) / (from_alpha + delta_1)) + g_2 * ((delta_2 - silence) / (from_alpha + delta_2)) + g_3 * ((delta_3 - silence) / (from_alpha + delta_3)) + g_4 * ((delta_4 - silence) / (from_alpha + delta_4)) + g_5 * ((delta_5 - silence) / (from_alpha + delta_5)) + g_6 * ((delta_6 - silence) / (from_alpha + delta_6)) + g_7 * ((delta_7 - silence) / (from_alpha + delta_7)) + g_8 * ((delta_8 - silence) / (from_alpha + delta_8)) + g_9 * ((delta_9 - silence) / (from_alpha + delta_9)) + g_10 * ((delta_10 - silence) / (from_alpha + delta_10)) + g_11 * ((delta_11 - silence) / (from_alpha + delta_11)) + g_12 * ((delta_12 - silence) / (from_alpha + delta_12)) + g_13 * ((delta_13 - silence) / (from_alpha + delta_13)) + g_14 * ((delta_14 - silence) / (from_alpha + delta_14)) + g_15 * ((delta_15 - silence) / (from_alpha + delta_15)) + g_16 * ((delta_16 - silence) / (from_alpha + delta_16)) + g_17 * ((delta_17 - silence) / (from_alpha + delta_17)) + g_18 * ((delta_18 - silence) / (from_alpha + delta_18)) + g_19 * ((delta_19 - silence) / (from_alpha + delta_19))) / weight AS alpha_passed,
               (g_0 * ((delta_0 - silence) / (from_beta + delta_0)) + g_1 * ((delta_1 - silence) / (from_beta + delta_1)) + g_2 * ((delta_2 - silence) / (from_beta + delta_2)) + g_3 * ((delta_3 - silence) / (from_beta + delta_3)) + g_4 * ((delta_4 - silence) / (from_beta + delta_4)) + g_5 * ((delta_5 - silence) / (from_beta + delta_5)) + g_6 * ((delta_6 - silence) / (from_beta + delta_6)) + g_7 * ((delta_7 - silence) / (from_beta + delta_7)) + g_8 * ((delta_8 - silence) / (from_beta + delta_8)) + g_9 * ((delta_9 - silence) / (from_beta + delta_9)) + g_10 * ((delta_10 - silence) / (from_beta + delta_10)) + g_11 * ((delta_11 - silence) / (from_beta + delta_11)) + g_12 * ((delta_12 - silence) / (from_beta + delta_12)) + g_13 * ((delta_13 - silence) / (from_beta + delta_13)) + g_14 * ((delta_14 - silence) / (from_beta + delta_14)) + g_15 * ((delta_15 - silence) / (from_beta + delta_15)) + g_16 * ((delta_16 - silence) / (from_beta + delta_16)) + g_17 * ((delta_17 - silence) / (from_beta + delta_17)) + g_18 * ((delta_18 - silence) / (from_beta + delta_18)) + g_19 * ((delta_19 - silence) / (from_beta + delta_19))) / weight AS beta_passed
  FROM (SELECT *, g_0 + g_1 + g_2 + g_3 + g_4 + g_5 + g_6 + g_7 + g_8 + g_9 + g_10 + g_11 + g_12 + g_13 + g_14 + g_15 + g_16 + g_17 + g_18 + g_19 AS weight
  FROM (SELECT *, $7 * exp(y_0 - shape * y_0 - $8 * far_0) AS g_0, $9 * exp(y_1 - shape * y_1 - $10 * far_1) AS g_1, $11 * exp(y_2 - shape * y_2 - $12 * far_2) AS g_2, $13 * exp(y_3 - shape * y_3 - $14 * far_3) AS g_3, $15 * exp(y_4 - shape * y_4 - $16 * far_4) AS g_4, $17 * exp(y_5 - shape * y_5 - $18 * far_5) AS g_5, $19 * exp(y_6 - shape * y_6 - $20 * far_6) AS g_6, $21 * exp(y_7 - shape * y_7 - $22 * far_7) AS g_7, $23 * exp(y_8 - shape * y_8 - $24 * far_8) AS g_8, $25 * exp(y_9 - shape * y_9 - $26 * far_9) AS g_9, $27 * exp(y_10 - shape * y_10 - $28 * far_10) AS g_10, $29 * exp(y_11 - shape * y_11 - $30 * far_11) AS g_11, $31 * exp(y_12 - shape * y_12 - $32 * far_12) AS g_12, $33 * exp(y_13 - shape * y_13 - $34 * far_13) AS g_13, $35 * exp(y_14 - shape * y_14 - $36 * far_14) AS g_14, $37 * exp(y_15 - shape * y_15 - $38 * far_15) AS g_15, $39 * exp(y_16 - shape * y_16 - $40 * far_16) AS g_16, $41 * exp(y_17 - shape * y_17 - $42 * far_17) AS g_17, $43 * exp(y_18 - shape * y_18 - $44 * far_18) AS g_18, $45 * exp(y_19 - shape * y_19 - $46 * far_19) AS g_19
  FROM (SELECT *, ln(1 + delta_0 / from_beta) AS far_0, ln(1 + delta_1 / from_beta) AS far_1, ln(1 + delta_2 / from_beta) AS far_2, ln(1 + delta_3 / from_beta) AS far_3, ln(1 + delta_4 / from_beta) AS far_4, ln(1 + delta_5 / from_beta) AS far_5, ln(1 + delta_6 / from_beta) AS far_6, ln(1 + delta_7 / from_beta) AS far_7, ln(1 + delta_8 / from_beta) AS far_8, ln(1 + delta_9 / from_beta) AS far_9, ln(1 + delta_10 / from_beta) AS far_10, ln(1 + delta_11 / from_beta) AS far_11, ln(1 + delta_12 / from_beta) AS far_12, ln(1 + delta_13 / from_beta) AS far_13, ln(1 + delta_14 / from_beta) AS far_14, ln(1 + delta_15 / from_beta) AS far_15, ln(1 + delta_16 / from_beta) AS far_16, ln(1 + delta_17 / from_beta) AS far_17, ln(1 + delta_18 / from_beta) AS far_18, ln(1 + delta_19 / from_beta) AS far_19
  FROM (SELECT *, from_alpha * (exp(y_0) - 1) AS delta_0, from_alpha * (exp(y_1) - 1) AS delta_1, from_alpha * (exp(y_2) - 1) AS delta_2, from_alpha * (exp(y_3) - 1) AS delta_3, from_alpha * (exp(y_4) - 1) AS delta_4, from_alpha * (exp(y_5) - 1) AS delta_5, from_alpha * (exp(y_6) - 1) AS delta_6, from_alpha * (exp(y_7) - 1) AS delta_7, from_alpha * (exp(y_8) - 1) AS delta_8, from_alpha * (exp(y_9) - 1) AS delta_9, from_alpha * (exp(y_10) - 1) AS delta_10, from_alpha * (exp(y_11) - 1) AS delta_11, from_alpha * (exp(y_12) - 1) AS delta_12, from_alpha * (exp(y_13) - 1) AS delta_13, from_alpha * (exp(y_14) - 1) AS delta_14, from_alpha * (exp(y_15) - 1) AS delta_15, from_alpha * (exp(y_16) - 1) AS delta_16, from_alpha * (exp(y_17) - 1) AS delta_17, from_alpha * (exp(y_18) - 1) AS delta_18, from_alpha * (exp(y_19) - 1) AS delta_19
  FROM (SELECT *, length * $47 AS y_0, length * $48 AS y_1, length * $49 AS y_2, length * $50 AS y_3, length * $51 AS y_4, length * $52 AS y_5, length * $53 AS y_6, length * $54 AS y_7, length * $55 AS y_8, length * $56 AS y_9, length * $57 AS y_10, length * $58 AS y_11, length * $59 AS y_12, length * $60 AS y_13, length * $61 AS y_14, length * $62 AS y_15, length * $63 AS y_16, length * $64 AS y_17, length * $65 AS y_18, length * $66 AS y_19
  FROM (SELECT *, ln(1 + least(silence, greatest(from_alpha, from_beta) * (exp($67 / (shape + $68)) - 1),
                               from_beta * $69, CASE WHEN shape > 1 THEN from_alpha * (exp($70 / (shape - 1)) - 1) END) / from_alpha) AS length,
               ln($71 / from_beta) + shape * alpha_growth + $72 * beta_growth AS scale
  FROM (SELECT *, ln(1 + silence / from_alpha) AS alpha_growth, ln(1 + silence / from_beta) AS beta_growth
  FROM (SELECT *, $73 + frequency AS shape, $74 + recency AS from_alpha, $75 + recency AS from_beta,
               age - recency AS silence
  FROM known)))))))))
  ), foretold AS (SELECT *, leaving AS leaving_purchases FROM judged
  ), alive AS (
    SELECT *, CASE WHEN purchase_days > 0 THEN 1 / (1 + exp(leaving_purchases)) END AS alive_of_purchases,
           CASE WHEN purchase_days > 0 THEN $76 * ($77 + frequency * mean_value) / ($78 * frequency + $79 - 1) END AS expected_spend
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
    WHEN alive_of_purchases <= 1 - $80 OR counts[1] >= ($81 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN counts[2] >= ($82 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(counts, lambda c: c < ($83 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS low, CASE
    WHEN counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $84 OR counts[1] >= ($85 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN counts[2] >= ($86 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(counts, lambda c: c < ($87 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS high,
           all_step * CASE
    WHEN all_counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $88 OR all_counts[1] >= ($89 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN all_counts[2] >= ($90 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(all_counts, lambda c: c < ($91 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS residual_low,
           all_step * CASE
    WHEN all_counts IS NULL OR alive_of_purchases IS NULL THEN NULL
    WHEN alive_of_purchases <= 1 - $92 OR all_counts[1] >= ($93 - (1 - alive_of_purchases)) / alive_of_purchases THEN 0.0
    WHEN all_counts[2] >= ($94 - (1 - alive_of_purchases)) / alive_of_purchases THEN 1.0
    ELSE len(list_filter(all_counts, lambda c: c < ($95 - (1 - alive_of_purchases)) / alive_of_purchases))::DOUBLE END AS residual_high
    FROM alive LEFT JOIN score_cells USING (frequency, age_cell) LEFT JOIN spend_cells USING (frequency)
  )
  SELECT as_of, customer_key, first_purchase_on, last_purchase_on, purchase_days, orders, revenue, first_day_revenue,
         revenue_12m, purchase_days_12m, purchase_days_prior_12m, cost_of_goods, costed_revenue, returned_amount,
         sold_amount, discount, margin_rate, purchase_day_sum, categories, channels, interactions, tickets, satisfaction,
         contacts, responses, active_contracts,
         CASE WHEN purchase_days > 0 THEN 1 / (1 + exp(leaving)) END, CASE WHEN purchase_days > 0 THEN 1 / (1 + exp((leaving + $96 * leaving_deviation))) END,
         CASE WHEN purchase_days > 0 THEN 1 / (1 + exp((leaving - $97 * leaving_deviation))) END,
         expected, low, high, expected_spend, spend_low, spend_high,
         discounted_year * expected_spend * margin_rate, low * discount_factor * expected_spend * margin_rate,
         high * discount_factor * expected_spend * margin_rate, discounted_residual * expected_spend * margin_rate,
         residual_low * residual_factor * expected_spend * margin_rate,
         residual_high * residual_factor * expected_spend * margin_rate
  FROM scored
