  WITH customers AS (
    SELECT cells."g0", cells."g1",  "held".* EXCLUDE (customer_key), "answered".* EXCLUDE (customer_key), "outside".* EXCLUDE (customer_key), "estimates".* EXCLUDE (customer_key), CAST(s.contribution_12m AS DOUBLE) AS contribution, CAST(s.cost_to_serve_12m AS DOUBLE) AS cost_to_serve,
      CAST(s.net_revenue_12m AS DOUBLE) AS net_revenue,
      s.purchase_days_12m > 0 AS bought, s.purchase_days_prior_12m > 0 AS bought_before, s.age_days < $1 AS is_new,
      s.age_days >= $2 AND s.purchase_days_prior_12m = 0 AS dormant_before,
      s.age_days / 30.4375 AS age_months, s.silence_in_gaps AS silence, greatest(s.revenue_12m, 0) AS revenue,
      greatest(s.revenue_prior_12m, 0) AS revenue_before, CAST(s.margin_rate AS DOUBLE) AS margin_rate,
      CAST(s.margin_12m AS DOUBLE) AS margin, CAST(s.margin_rate AS DOUBLE) * s.first_day_revenue AS first_margin, CAST(s.probability_alive AS DOUBLE) AS alive,
      CAST(s.clv_12m AS DOUBLE) AS clv, CAST(s.clv_residual AS DOUBLE) AS residual
    FROM (SELECT s.customer_key, s.purchase_days_prior_12m, s.revenue_prior_12m, s.first_day_revenue, s.purchase_days_12m AS "purchase_days_12m", s.as_of - s.first_purchase_on AS "age_days", (s.as_of - s.last_purchase_on) * (s.purchase_days - 1) / nullif(s.last_purchase_on - s.first_purchase_on, 0) AS "silence_in_gaps", s.revenue_12m AS "revenue_12m", s.margin_rate AS "margin_rate", s.revenue_12m * s.margin_rate AS "margin_12m", s.probability_alive AS "probability_alive", s.clv_12m AS "clv_12m", s.clv_residual AS "clv_residual", (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m", s.cost_to_serve_12m AS "cost_to_serve_12m", s.net_revenue_12m AS "net_revenue_12m"
    FROM snapshots AS s WHERE s.run_id = $3 AND s.as_of = CAST($4 AS DATE)) AS s JOIN (SELECT * FROM (SELECT customer_key, group_index AS "g0" FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $5 AND run_id = $6 AND as_of = CAST($7 AS DATE))) JOIN (SELECT customer_key, group_index AS "g1" FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $8 AND run_id = $9 AND as_of = CAST($10 AS DATE))) USING (customer_key)) AS cells ON cells.customer_key = s.customer_key
    LEFT JOIN (
  SELECT customer_key, bool_or(before) AS under_contract_before, bool_or(now) AS under_contract,
         bool_or(started_on <= CAST($11 AS DATE)) AND NOT bool_or(before) AS contract_lost_before,
         coalesce(sum(value_per_year) FILTER (before), 0) AS contract_value_before,
         coalesce(sum(value_per_year) FILTER (now), 0) AS contract_value,
         count(*) FILTER (due AND ends_on >= CAST($12 AS DATE)) AS ends_due,
         count(*) FILTER (due AND renewed AND ends_on >= CAST($13 AS DATE)) AS ends_renewed,
         count(*) FILTER (due AND renewed) AS ever_renewed
  FROM (SELECT customer_key, started_on, ends_on, value_per_year, (started_on <= CAST($14 AS DATE) AND (ended_on IS NULL OR ended_on > CAST($15 AS DATE))) AS before, (started_on <= CAST($16 AS DATE) AND (ended_on IS NULL OR ended_on > CAST($17 AS DATE))) AS now,
               coalesce(ends_on < CAST($18 AS DATE), FALSE) AS due, (ended_on IS NULL OR ended_on > ends_on OR EXISTS (
      SELECT 1 FROM contracts AS n WHERE n.customer_key = c.customer_key AND n.started_on > c.started_on
        AND n.started_on <= CAST($19 AS DATE) AND n.started_on BETWEEN c.ends_on - $20 AND c.ends_on + $21)) AS renewed
        FROM contracts AS c WHERE started_on <= CAST($22 AS DATE))
  GROUP BY customer_key) AS "held" ON "held".customer_key = s.customer_key
    LEFT JOIN (
  SELECT customer_key,
         arg_max(satisfaction, (occurred_on, interaction_id)) FILTER (coalesce(lower(kind) IN ($23, $24, $25, $26), FALSE)) AS recommended,
         arg_max(satisfaction, (occurred_on, interaction_id)) FILTER (NOT coalesce(lower(kind) IN ($27, $28, $29, $30), FALSE)) AS rated
  FROM interactions WHERE satisfaction IS NOT NULL AND occurred_on > CAST($31 AS DATE) AND occurred_on <= CAST($32 AS DATE)
  GROUP BY customer_key) AS "answered" ON "answered".customer_key = s.customer_key
    LEFT JOIN (
  SELECT customer_key,
  max(value) FILTER (name IN ($33, $34, $35, $36)) AS all_spend,
  max(value) FILTER (name IN ($37, $38)) AS our_rank,
  max(value) FILTER (name IN ($39, $40)) AS ranked_brands FROM (
  SELECT customer_key, lower(entry.key) AS name, TRY_CAST(entry.value AS DOUBLE) AS value FROM (
    SELECT customer_key, unnest(map_entries(CAST(attributes AS MAP(VARCHAR, VARCHAR)))) AS entry
    FROM customers WHERE attributes IS NOT NULL) UNION ALL
  SELECT c.customer_key, lower(v.attribute) AS name, TRY_CAST(v.value AS DOUBLE) AS value
  FROM (SELECT arg_max(import_id, (valid_from, import_id)) AS import_id FROM enrichments
        WHERE key_kind = 'customer' AND valid_from <= CAST($41 AS DATE) GROUP BY name) AS e
  JOIN enrichment_values AS v USING (import_id) JOIN customers AS c ON c.customer_id = v.key
  ) GROUP BY customer_key) AS "outside" ON "outside".customer_key = s.customer_key
    LEFT JOIN (
  SELECT customer_key, avg(share) AS estimated_share FROM (
    SELECT customer_key, rater, arg_max(score / coalesce(scale_max, 100), rated_on) AS share FROM ratings
    WHERE lower(criterion) IN ($42, $43, $44) AND rated_on <= CAST($45 AS DATE) GROUP BY ALL
  ) GROUP BY customer_key) AS "estimates" ON "estimates".customer_key = s.customer_key
    )
  SELECT "g0", "g1", count(*) AS customers,
    count_if(bought_before) AS "earlier_buyers",
    count_if(bought_before AND bought) AS "buyers_again",
    count_if(dormant_before) AS "dormant",
    count_if(dormant_before AND bought) AS "reactivated",
    count_if(silence > $46) AS "silent",
    count_if(silence IS NOT NULL) AS "with_gaps",
    count_if(is_new) AS "acquired",
    coalesce(sum(CASE WHEN alive IS NOT NULL THEN revenue END), 0) AS "judged_revenue",
    coalesce(sum(revenue * (1 - alive)), 0) AS "expected_loss",
    coalesce(sum(revenue * revenue * alive * (1 - alive)), 0) AS "loss_variance",
    coalesce(sum(greatest(margin, 0) * alive), 0) AS "expected_gain",
    coalesce(sum(greatest(margin, 0) * greatest(margin, 0) * alive * (1 - alive)), 0) AS "gain_variance",
    coalesce(sum(CASE WHEN is_new THEN margin END), 0) AS "acquired_margin",
    coalesce(sum(CASE WHEN is_new THEN first_margin END), 0) AS "acquired_first_margin",
    coalesce(sum(CASE WHEN is_new THEN age_months END), 0) AS "acquired_months",
    coalesce(sum(revenue), 0) AS "revenue_total",
    coalesce(sum(revenue * revenue), 0) AS "revenue_squares",
    count(alive) AS "alive_n",
    coalesce(sum(alive), 0) AS "alive_sum",
    coalesce(sum(alive * alive), 0) AS "alive_squares",
    count(clv) AS "clv_n",
    coalesce(sum(clv), 0) AS "clv_sum",
    coalesce(sum(clv * clv), 0) AS "clv_squares",
    count(residual) AS "residual_n",
    coalesce(sum(residual), 0) AS "residual_sum",
    coalesce(sum(residual * residual), 0) AS "residual_squares",
    count(margin) AS "margin_n",
    coalesce(sum(margin), 0) AS "margin_sum",
    coalesce(sum(margin * margin), 0) AS "margin_squares",
    count(CASE WHEN dormant_before AND bought THEN residual + margin END) AS "second_life_n",
    coalesce(sum(CASE WHEN dormant_before AND bought THEN residual + margin END), 0) AS "second_life_sum",
    coalesce(sum(CASE WHEN dormant_before AND bought THEN residual + margin END * CASE WHEN dormant_before AND bought THEN residual + margin END), 0) AS "second_life_squares",
    count("revenue_below_of") AS "revenue_n",
    coalesce(sum("revenue_above_of"), 0) AS "revenue_above",
    coalesce(sum("revenue_below_of"), 0) AS "revenue_below",
    coalesce(sum("revenue_above_of" * "revenue_above_of"), 0) AS "revenue_above_squares",
    coalesce(sum("revenue_below_of" * "revenue_below_of"), 0) AS "revenue_below_squares",
    coalesce(sum("revenue_above_of" * "revenue_below_of"), 0) AS "revenue_products",
    count("kept_margin_below_of") AS "kept_margin_n",
    coalesce(sum("kept_margin_above_of"), 0) AS "kept_margin_above",
    coalesce(sum("kept_margin_below_of"), 0) AS "kept_margin_below",
    coalesce(sum("kept_margin_above_of" * "kept_margin_above_of"), 0) AS "kept_margin_above_squares",
    coalesce(sum("kept_margin_below_of" * "kept_margin_below_of"), 0) AS "kept_margin_below_squares",
    coalesce(sum("kept_margin_above_of" * "kept_margin_below_of"), 0) AS "kept_margin_products",
    count_if(under_contract_before) AS "contract_customers_before",
    count_if(under_contract_before AND under_contract) AS "contract_customers_kept",
    count_if(contract_lost_before) AS "contract_customers_lost_before",
    count_if(contract_lost_before AND under_contract) AS "contract_customers_won_back",
    coalesce(sum(ends_due), 0) AS "ends_due",
    coalesce(sum(ends_renewed), 0) AS "ends_renewed",
    coalesce(sum(ever_renewed), 0) AS "ever_renewed",
    count("contract_value_below_of") AS "contract_value_n",
    coalesce(sum("contract_value_above_of"), 0) AS "contract_value_above",
    coalesce(sum("contract_value_below_of"), 0) AS "contract_value_below",
    coalesce(sum("contract_value_above_of" * "contract_value_above_of"), 0) AS "contract_value_above_squares",
    coalesce(sum("contract_value_below_of" * "contract_value_below_of"), 0) AS "contract_value_below_squares",
    coalesce(sum("contract_value_above_of" * "contract_value_below_of"), 0) AS "contract_value_products",
    count("contract_value_kept_below_of") AS "contract_value_kept_n",
    coalesce(sum("contract_value_kept_above_of"), 0) AS "contract_value_kept_above",
    coalesce(sum("contract_value_kept_below_of"), 0) AS "contract_value_kept_below",
    coalesce(sum("contract_value_kept_above_of" * "contract_value_kept_above_of"), 0) AS "contract_value_kept_above_squares",
    coalesce(sum("contract_value_kept_below_of" * "contract_value_kept_below_of"), 0) AS "contract_value_kept_below_squares",
    coalesce(sum("contract_value_kept_above_of" * "contract_value_kept_below_of"), 0) AS "contract_value_kept_products",
    count_if(recommended >= 9) AS "recommending",
    count_if(recommended <= 6) AS "detracting",
    count_if(recommended IS NOT NULL) AS "asked_to_recommend",
    count_if(rated >= 9) AS "rated_best",
    count(rated) AS "rated_n",
    coalesce(sum(rated), 0) AS "rated_sum",
    coalesce(sum(rated * rated), 0) AS "rated_squares",
    count(CASE WHEN ranked_brands >= 1 AND our_rank BETWEEN 1 AND ranked_brands
        THEN (1 - our_rank / (ranked_brands + 1)) * 2 / ranked_brands END) AS "ranked_share_n",
    coalesce(sum(CASE WHEN ranked_brands >= 1 AND our_rank BETWEEN 1 AND ranked_brands
        THEN (1 - our_rank / (ranked_brands + 1)) * 2 / ranked_brands END), 0) AS "ranked_share_sum",
    coalesce(sum(CASE WHEN ranked_brands >= 1 AND our_rank BETWEEN 1 AND ranked_brands
        THEN (1 - our_rank / (ranked_brands + 1)) * 2 / ranked_brands END * CASE WHEN ranked_brands >= 1 AND our_rank BETWEEN 1 AND ranked_brands
        THEN (1 - our_rank / (ranked_brands + 1)) * 2 / ranked_brands END), 0) AS "ranked_share_squares",
    count("spend_below_of") AS "spend_n",
    coalesce(sum("spend_above_of"), 0) AS "spend_above",
    coalesce(sum("spend_below_of"), 0) AS "spend_below",
    coalesce(sum("spend_above_of" * "spend_above_of"), 0) AS "spend_above_squares",
    coalesce(sum("spend_below_of" * "spend_below_of"), 0) AS "spend_below_squares",
    coalesce(sum("spend_above_of" * "spend_below_of"), 0) AS "spend_products",
    count(estimated_share) AS "estimated_share_n",
    coalesce(sum(estimated_share), 0) AS "estimated_share_sum",
    coalesce(sum(estimated_share * estimated_share), 0) AS "estimated_share_squares",
    count(contribution) AS "contribution_n",
    coalesce(sum(contribution), 0) AS "contribution_sum",
    coalesce(sum(contribution * contribution), 0) AS "contribution_squares",
    count("serving_below_of") AS "serving_n",
    coalesce(sum("serving_above_of"), 0) AS "serving_above",
    coalesce(sum("serving_below_of"), 0) AS "serving_below",
    coalesce(sum("serving_above_of" * "serving_above_of"), 0) AS "serving_above_squares",
    coalesce(sum("serving_below_of" * "serving_below_of"), 0) AS "serving_below_squares",
    coalesce(sum("serving_above_of" * "serving_below_of"), 0) AS "serving_products",
    max(revenue, $47) FILTER (revenue > 0) AS largest
  FROM (SELECT *, CASE WHEN revenue_before > 0 THEN revenue END AS "revenue_above_of", CASE WHEN revenue_before > 0 THEN revenue_before END AS "revenue_below_of", CASE WHEN revenue_before * margin_rate > 0 THEN revenue * margin_rate END AS "kept_margin_above_of", CASE WHEN revenue_before * margin_rate > 0 THEN revenue_before * margin_rate END AS "kept_margin_below_of", CASE WHEN contract_value_before > 0 THEN contract_value END AS "contract_value_above_of", CASE WHEN contract_value_before > 0 THEN contract_value_before END AS "contract_value_below_of", CASE WHEN contract_value_before > 0 THEN least(contract_value, contract_value_before) END AS "contract_value_kept_above_of", CASE WHEN contract_value_before > 0 THEN contract_value_before END AS "contract_value_kept_below_of", CASE WHEN all_spend > 0 THEN least(revenue, all_spend) END AS "spend_above_of", CASE WHEN all_spend > 0 THEN all_spend END AS "spend_below_of", CASE WHEN cost_to_serve IS NOT NULL THEN cost_to_serve END AS "serving_above_of", CASE WHEN cost_to_serve IS NOT NULL THEN net_revenue END AS "serving_below_of" FROM customers) GROUP BY ALL
