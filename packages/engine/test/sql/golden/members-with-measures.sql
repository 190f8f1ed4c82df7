  SELECT m.as_of, s.customer_id, s.name, g."group", g.group_title, r.reason,
         o."group" AS runner_up, o.group_title AS runner_up_title, n.lead AS runner_up_lead,
         s."recency_days", s."frequency", s."purchase_days", s."purchase_days_12m", s."orders", s."age_days", s."tenure_days", s."observed_lifetime_days", s."mean_gap_days", s."silence_in_gaps", s."gap_trend", s."return_share", s."categories", s."channels", s."interactions", s."interactions_per_purchase", s."tickets", s."satisfaction", s."contacts", s."responses", s."response_rate", s."active_contracts", s."revenue", s."revenue_12m", s."mean_purchase", s."mean_repeat_purchase", s."gross_margin", s."margin_rate", s."margin_12m", s."margin", s."net_price_index", s."discount_share", s."probability_alive", e."probability_alive_lower", e."probability_alive_upper", s."expected_purchases_12m", e."expected_purchases_12m_lower", e."expected_purchases_12m_upper", s."expected_spend", e."expected_spend_lower", e."expected_spend_upper", s."clv_12m", e."clv_12m_lower", e."clv_12m_upper", s."clv_residual", e."clv_residual_lower", e."clv_residual_upper", s."clv_credit_adjusted", s."net_revenue_12m", s."net_price_12m", s."gross_margin_12m", s."cost_to_serve_12m", s."cost_to_serve_ratio", s."contribution_12m", s."contribution_rate", s."clv_contribution", s."kind", s."country", s."region", s."city", s."postcode", s."gender", s."age_years", s."industry", s."employees", s."annual_revenue", s."credit_rating", s."default_probability", s."acquisition_channel"
  FROM snapshot AS s LEFT JOIN "ends_2024_12_31" AS e ON e.customer_key = s.customer_key
  JOIN current_memberships AS m ON m.as_of = s.as_of AND m.customer_key = s.customer_key
  JOIN (SELECT unnest(CAST(CAST($1 AS JSON) AS STRUCT("group_index" INTEGER, "group" VARCHAR, "group_title" VARCHAR)[]), recursive := true)) AS g ON g.group_index = m.group_index
  JOIN (SELECT unnest(CAST(CAST($2 AS JSON) AS STRUCT("cell" INTEGER, "reason" VARCHAR)[]), recursive := true)) AS r ON r.cell = m.cell
  LEFT JOIN (
    SELECT customer_key, runner_up, own_far, far, CASE WHEN far = 0 THEN 0.0 ELSE 1 - sqrt(own_far) / sqrt(far) END AS lead FROM (
      SELECT *, least("other 0", "other 1") AS far, CASE least("other 0", "other 1") WHEN "other 0" THEN $3 WHEN "other 1" THEN $4 END AS runner_up FROM (
        SELECT p.customer_key, CASE m.group_index WHEN $5 THEN least("segment distance 1") WHEN $6 THEN least("segment distance 2") END AS own_far, CASE WHEN m.group_index <> $7 THEN least("segment distance 1") END AS "other 0", CASE WHEN m.group_index <> $8 THEN least("segment distance 2") END AS "other 1"
        FROM (SELECT *, CAST(([1, 0, 1])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(((0) * $9 + CASE WHEN "segment value 1" IS NULL AND "segment value 2" IS NULL THEN 0 ELSE CASE least("segment distance 1", "segment distance 2") WHEN "segment distance 1" THEN $10 WHEN "segment distance 2" THEN $11 END END) AS INTEGER) AS cell FROM (SELECT *, ("segment feature 1" - $12) * ("segment feature 1" - $13) + ("segment feature 2" - $14) * ("segment feature 2" - $15) AS "segment distance 1", ("segment feature 1" - $16) * ("segment feature 1" - $17) + ("segment feature 2" - $18) * ("segment feature 2" - $19) AS "segment distance 2" FROM (SELECT *, CASE WHEN "segment value 1" IS NULL THEN 0.0 ELSE (ln(1 + (least(greatest("segment value 1", $20), $21) - $22)) - $23) / $24 END AS "segment feature 1", CASE WHEN "segment value 2" IS NULL THEN 0.0 ELSE (least(greatest("segment value 2", $25), $26) - $27) / $28 END AS "segment feature 2" FROM (SELECT *, CASE WHEN NOT isnan(CAST("revenue_12m" AS DOUBLE)) THEN CAST("revenue_12m" AS DOUBLE) END AS "segment value 1", CASE WHEN NOT isnan(CAST("recency_days" AS DOUBLE)) THEN CAST("recency_days" AS DOUBLE) END AS "segment value 2" FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."revenue_12m", s."recency_days"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", s.revenue_12m AS "revenue_12m", s.as_of - s.last_purchase_on AS "recency_days"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($29 AS DATE)) AS s) AS s  WHERE TRUE)))))) AS p
        JOIN (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $30 AND run_id = $31 AND as_of = CAST($32 AS DATE)) AS m ON m.customer_key = p.customer_key
        WHERE p.cell > 0 AND TRUE AND TRUE))
    WHERE far IS NOT NULL AND own_far IS NOT NULL) AS n ON n.customer_key = m.customer_key
  LEFT JOIN (SELECT unnest(CAST(CAST($33 AS JSON) AS STRUCT("group_index" INTEGER, "group" VARCHAR, "group_title" VARCHAR)[]), recursive := true)) AS o ON o.group_index = n.runner_up
  WHERE m.version_id = $34 AND m.as_of = CAST($35 AS DATE) AND s.as_of = CAST($36 AS DATE)
    AND ($37 OR m.group_index = $38)
