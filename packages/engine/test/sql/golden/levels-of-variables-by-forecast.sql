  WITH sampled AS (
    SELECT * FROM (
      SELECT s.customer_key, s.clv_12m AS outcome,
             "recency_days" AS "value0"
      FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."recency_days"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", s.as_of - s.last_purchase_on AS "recency_days"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($1 AS DATE)) AS s) AS s  WHERE TRUE) AS s)
    WHERE outcome IS NOT NULL ORDER BY hash(customer_key) LIMIT $2
  )
  SELECT outcome, CASE WHEN "value0" IS NULL THEN 0 ELSE 1 + CAST("value0" > (SELECT quantile_cont(CAST("value0" AS DOUBLE), $3) FROM sampled) AS INTEGER) + CAST("value0" > (SELECT quantile_cont(CAST("value0" AS DOUBLE), $4) FROM sampled) AS INTEGER) + CAST("value0" > (SELECT quantile_cont(CAST("value0" AS DOUBLE), $5) FROM sampled) AS INTEGER) END AS "level0"
  FROM sampled
