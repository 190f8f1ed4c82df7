  SELECT quantile_cont(value, [$1, $2]::DOUBLE[]) AS cuts FROM (SELECT CAST(recency_days AS DOUBLE) AS value FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."recency_days"
    FROM snapshot AS s  WHERE s.as_of = CAST($3 AS DATE)) WHERE purchase_days > 0 AND isfinite(CAST(recency_days AS DOUBLE)))
