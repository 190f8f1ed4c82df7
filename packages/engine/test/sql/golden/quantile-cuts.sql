  SELECT quantile_cont("recency_days"::DOUBLE, [$1, $2]::DOUBLE[]) AS cuts
  FROM snapshot
  WHERE as_of = CAST($3 AS DATE) AND purchase_days > 0 AND isfinite("recency_days"::DOUBLE)
