  WITH held AS (
    SELECT value, sum(value) OVER (ORDER BY value DESC) / sum(value) OVER () AS share
    FROM (SELECT CAST(clv_12m AS DOUBLE) AS value FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($1 AS DATE)) AS s) AS s  WHERE TRUE)) WHERE value > 0 AND isfinite(value)
  ), reached AS (
    SELECT steps.share, (SELECT max(value) FROM held WHERE held.share >= steps.share - 1e-12) AS value
    FROM (SELECT unnest([$2, $3]::DOUBLE[]) AS share) AS steps
  )
  SELECT [0.0] || list(coalesce((SELECT max(value) FROM held WHERE held.value < reached.value), 0.0) ORDER BY reached.share DESC) AS cuts
  FROM reached HAVING count(reached.value) > 0
