  SELECT t."group", t.half, t.is_holdout, t.outcome, t.weight, v."value0", v."value1"
  FROM "trial_contacts" AS t
  JOIN (SELECT CAST($1 AS DATE) AS as_of, customer_key AS unit_key, CASE WHEN isfinite(CAST("recency_days" AS DOUBLE)) THEN CAST("recency_days" AS DOUBLE) END AS "value0", CAST("country" AS VARCHAR) AS "value1"
    FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."recency_days", s."country"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", s.as_of - s.last_purchase_on AS "recency_days", c.country AS "country"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($2 AS DATE)) AS s LEFT JOIN customers AS c ON c.customer_key = s.customer_key) AS s  WHERE TRUE) UNION ALL SELECT CAST($3 AS DATE) AS as_of, customer_key AS unit_key, CASE WHEN isfinite(CAST("recency_days" AS DOUBLE)) THEN CAST("recency_days" AS DOUBLE) END AS "value0", CAST("country" AS VARCHAR) AS "value1"
    FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."recency_days", s."country"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", s.as_of - s.last_purchase_on AS "recency_days", c.country AS "country"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($4 AS DATE)) AS s LEFT JOIN customers AS c ON c.customer_key = s.customer_key) AS s  WHERE TRUE)) AS v ON v.as_of = t.as_of AND v.unit_key = t.unit_key
