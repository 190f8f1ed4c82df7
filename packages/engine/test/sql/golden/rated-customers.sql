  SELECT c.customer_id AS "customerId", c.name, r.* EXCLUDE (customer_key, clv_12m)
  FROM (SELECT customer_key, clv_12m, CASE WHEN (CASE WHEN "recency_days" IS NULL THEN 0.0 ELSE CAST($1 AS DOUBLE) END) > 0 AND (CASE WHEN "recency_days" IS NULL THEN 0.0 ELSE CAST($2 AS DOUBLE) END) >= $3 THEN (coalesce(CAST($4 AS DOUBLE) * CASE WHEN "recency_days" IS NOT NULL THEN 1 + 4 * least(1.0, greatest(0.0, ("recency_days" - $5) / CAST($6 AS DOUBLE))) END, 0.0)) / (CASE WHEN "recency_days" IS NULL THEN 0.0 ELSE CAST($7 AS DOUBLE) END) END AS "commonality score", (CASE WHEN "recency_days" IS NULL THEN 0.0 ELSE CAST($8 AS DOUBLE) END) AS "commonality coverage", CASE WHEN "recency_days" IS NOT NULL THEN 1 + 4 * least(1.0, greatest(0.0, ("recency_days" - $9) / CAST($10 AS DOUBLE))) END AS "commonality rating 1" FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."recency_days"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", s.as_of - s.last_purchase_on AS "recency_days"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($11 AS DATE)) AS s) AS s  WHERE TRUE)) AS r JOIN customers AS c USING (customer_key)
  WHERE r."commonality score" IS NOT NULL
  ORDER BY r.clv_12m DESC NULLS LAST, c.customer_id LIMIT $12
