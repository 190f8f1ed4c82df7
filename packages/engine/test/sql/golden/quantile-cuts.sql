  SELECT quantile_cont(value, [$1, $2]::DOUBLE[]) AS cuts FROM (SELECT CAST(recency_days AS DOUBLE) AS value FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."recency_days"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", s.as_of - s.last_purchase_on AS "recency_days"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($3 AS DATE)) AS s) AS s  WHERE TRUE) WHERE purchase_days > 0 AND isfinite(CAST(recency_days AS DOUBLE)))
