  WITH held AS (
    SELECT value, sum(total) OVER (ORDER BY value DESC) / sum(total) OVER () AS share
    FROM (SELECT "clv_12m"::DOUBLE AS value, sum("clv_12m"::DOUBLE) AS total FROM snapshot
          WHERE as_of = CAST($1 AS DATE) AND "clv_12m" > 0 AND isfinite("clv_12m"::DOUBLE) GROUP BY value)
  ), reached AS (
    SELECT steps.share, (SELECT max(value) FROM held WHERE held.share >= steps.share - 1e-12) AS value
    FROM (SELECT unnest([$2, $3]::DOUBLE[]) AS share) AS steps
  )
  SELECT [0.0] || list(coalesce((SELECT max(value) FROM held WHERE held.value < reached.value), 0.0) ORDER BY reached.share DESC) AS cuts
  FROM reached HAVING count(reached.value) > 0
