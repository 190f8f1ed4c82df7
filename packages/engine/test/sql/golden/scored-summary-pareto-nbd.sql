  WITH known AS (
    SELECT s.*, purchase_days - 1 AS frequency, (last_purchase_on - first_purchase_on) / $1 AS recency,
           (as_of - first_purchase_on) / $2 AS age, (as_of - first_purchase_on) // $3 AS age_cell,
           (as_of - first_purchase_on) % $4 / CAST($5 AS DOUBLE) AS inside,
           greatest(0, coalesce((revenue - first_day_revenue) / nullif(purchase_days - 1, 0), 0)) AS mean_value,
           coalesce((coalesce(costed_revenue - cost_of_goods, 0) + base.rate * base.mean_purchase)
             / nullif(greatest(coalesce(costed_revenue, 0), 0) + base.mean_purchase, 0), base.rate) AS margin_rate
    FROM summary AS s, base_margin AS base
  ), judged AS (
  SELECT * EXCLUDE (shape, from_alpha, from_beta, silence, alpha_growth, beta_growth, growth, length, scale, ratio, rest, rate, weight, nearer_fall, farther_fall, nearer_passed, farther_passed, e_0, e_1, e_2, e_3, e_4, e_5, e_6, e_7, e_8, e_9, e_10, e_11, h_0, h_1, h_2, h_3, h_4, h_5, h_6, h_7, h_8, h_9, h_10, h_11, far_0, far_1, far_2, far_3, far_4, far_5, far_6, far_7, far_8, far_9, far_10, far_11, g_0, g_1, g_2, g_3, g_4, g_5, g_6, g_7, g_8, g_9, g_10, g_11),
         CASE WHEN silence = 0 THEN CAST('-Infinity' AS DOUBLE)
              ELSE scale + ln(from_alpha * length * weight) END AS "leaving",
         CASE WHEN silence = 0 THEN 0.0 ELSE CAST(NULL AS DOUBLE) END AS "leaving_deviation"
  FROM (SELECT *, length * (g_0 * ($6) + g_1 * ($7) + g_2 * ($8) + g_3 * ($9) + g_4 * ($10) + g_5 * ($11) + g_6 * ($12) + g_7 * ($13) + g_8 * ($14) + g_9 * ($15) + g_10 * ($16) + g_11 * ($17)) / weight AS nearer_fall,
               (g_0 * (far_0) + g_1 * (far_1) + g_2 * (far_2) + g_3 * (far_3) + g_4 * (far_4) + g_5 * (far_5) + g_6 * (far_6) + g_7 * (far_7) + g_8 * (far_8) + g_9 * (far_9) + g_10 * (far_10) + g_11 * (far_11)) / weight AS farther_fall,
               1 - (1 + silence / from_alpha) * (g_0 * (e_11) + g_1 * (e_10) + g_2 * (e_9) + g_3 * (e_8) + g_4 * (e_7) + g_5 * (e_6) + g_6 * (e_5) + g_7 * (e_4) + g_8 * (e_3) + g_9 * (e_2) + g_10 * (e_1) + g_11 * (e_0)) / (growth * weight) AS nearer_passed,
               1 - (1 + silence / from_beta) * (g_0 / h_0 + g_1 / h_1 + g_2 / h_2 + g_3 / h_3 + g_4 / h_4 + g_5 / h_5 + g_6 / h_6 + g_7 / h_7 + g_8 / h_8 + g_9 / h_9 + g_10 / h_10 + g_11 / h_11) / weight AS farther_passed
  FROM (SELECT *, g_0 + g_1 + g_2 + g_3 + g_4 + g_5 + g_6 + g_7 + g_8 + g_9 + g_10 + g_11 AS weight
  FROM (SELECT *, $18 * exp(rate * $19 - $20 * far_0) AS g_0, $21 * exp(rate * $22 - $23 * far_1) AS g_1, $24 * exp(rate * $25 - $26 * far_2) AS g_2, $27 * exp(rate * $28 - $29 * far_3) AS g_3, $30 * exp(rate * $31 - $32 * far_4) AS g_4, $33 * exp(rate * $34 - $35 * far_5) AS g_5, $36 * exp(rate * $37 - $38 * far_6) AS g_6, $39 * exp(rate * $40 - $41 * far_7) AS g_7, $42 * exp(rate * $43 - $44 * far_8) AS g_8, $45 * exp(rate * $46 - $47 * far_9) AS g_9, $48 * exp(rate * $49 - $50 * far_10) AS g_10, $51 * exp(rate * $52 - $53 * far_11) AS g_11
  FROM (SELECT *, ln(h_0) AS far_0, ln(h_1) AS far_1, ln(h_2) AS far_2, ln(h_3) AS far_3, ln(h_4) AS far_4, ln(h_5) AS far_5, ln(h_6) AS far_6, ln(h_7) AS far_7, ln(h_8) AS far_8, ln(h_9) AS far_9, ln(h_10) AS far_10, ln(h_11) AS far_11
  FROM (SELECT *, rest + ratio * e_0 AS h_0, rest + ratio * e_1 AS h_1, rest + ratio * e_2 AS h_2, rest + ratio * e_3 AS h_3, rest + ratio * e_4 AS h_4, rest + ratio * e_5 AS h_5, rest + ratio * e_6 AS h_6, rest + ratio * e_7 AS h_7, rest + ratio * e_8 AS h_8, rest + ratio * e_9 AS h_9, rest + ratio * e_10 AS h_10, rest + ratio * e_11 AS h_11
  FROM (SELECT *, (1 - shape) * length AS rate, 1 - ratio AS rest, exp(length * $54) AS e_0, exp(length * $55) AS e_1, exp(length * $56) AS e_2, exp(length * $57) AS e_3, exp(length * $58) AS e_4, exp(length * $59) AS e_5, growth / e_5 AS e_6, growth / e_4 AS e_7, growth / e_3 AS e_8, growth / e_2 AS e_9, growth / e_1 AS e_10, growth / e_0 AS e_11
  FROM (SELECT *, from_alpha / from_beta AS ratio, ln(growth) AS length, ln($60 / from_beta) + shape * alpha_growth + $61 * beta_growth AS scale
  FROM (SELECT *, 1 + least(silence, greatest(from_alpha, from_beta) * (exp($62 / (shape + $63)) - 1),
                               from_beta * $64, CASE WHEN shape > 1 THEN from_alpha * (exp($65 / (shape - 1)) - 1) END) / from_alpha AS growth
  FROM (SELECT *, ln(1 + silence / from_alpha) AS alpha_growth, ln(1 + silence / from_beta) AS beta_growth
  FROM (SELECT *, $66 + frequency AS shape, $67 + recency AS from_alpha, $68 + recency AS from_beta,
               age - recency AS silence
  FROM known))))))))))
  ), foretold AS (SELECT *, leaving AS leaving_purchases FROM judged
  ), alive AS (
    SELECT *, CASE WHEN purchase_days > 0 THEN 1 / (1 + exp(leaving_purchases)) END AS alive_of_purchases,
           CASE WHEN purchase_days > 0 THEN $69 * ($70 + frequency * mean_value) / ($71 * frequency + $72 - 1) END AS expected_spend
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
