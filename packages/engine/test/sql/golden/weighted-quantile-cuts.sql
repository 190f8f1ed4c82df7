  WITH held AS (
    SELECT value, sum(total) OVER (ORDER BY value) / sum(total) OVER () AS share, value = max(value) OVER () AS is_last,
           count(*) OVER () AS distinct_values
    FROM (SELECT value, sum(weight) AS total FROM (SELECT CAST(net_price_index AS DOUBLE) AS value, CAST(revenue_12m AS DOUBLE) AS weight FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."net_price_index", s."revenue_12m"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", 1 - s.discount / nullif(s.sold_amount + s.discount, 0) AS "net_price_index", s.revenue_12m AS "revenue_12m"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($1 AS DATE)) AS s) AS s  WHERE TRUE) WHERE purchase_days > 0 AND isfinite(CAST(net_price_index AS DOUBLE)))
          WHERE weight > 0 AND isfinite(weight) GROUP BY value)
  ), nearest AS (
    SELECT step, value FROM held, (SELECT unnest([$2]::DOUBLE[]) AS step) AS steps
    WHERE NOT is_last OR distinct_values = 1
    QUALIFY row_number() OVER (PARTITION BY step ORDER BY round(abs(share - step), 12), value) = 1
  )
  SELECT list(value ORDER BY step) AS cuts FROM nearest HAVING count(*) > 0
