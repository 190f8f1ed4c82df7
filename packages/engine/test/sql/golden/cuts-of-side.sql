  WITH held AS (
    SELECT value, sum(total) OVER (ORDER BY value) / sum(total) OVER () AS share, value = max(value) OVER () AS is_last,
           count(*) OVER () AS distinct_values
    FROM (SELECT value, sum(weight) AS total FROM (SELECT CAST(value AS DOUBLE) AS value, CAST(revenue AS DOUBLE) AS weight FROM (SELECT cost AS value, revenue, 1 AS purchase_days FROM placed_customers) WHERE purchase_days > 0 AND isfinite(CAST(value AS DOUBLE)))
          WHERE weight > 0 AND isfinite(weight) GROUP BY value)
  ), nearest AS (
    SELECT step, value FROM held, (SELECT unnest([$1, $2, $3]::DOUBLE[]) AS step) AS steps
    WHERE NOT is_last OR distinct_values = 1
    QUALIFY row_number() OVER (PARTITION BY step ORDER BY round(abs(share - step), 12), value) = 1
  )
  SELECT list(value ORDER BY step) AS cuts FROM nearest HAVING count(*) > 0
