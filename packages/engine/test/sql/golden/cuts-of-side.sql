  WITH held AS (
    SELECT value, sum(total) OVER (ORDER BY value) / sum(total) OVER () AS share, value = max(value) OVER () AS is_last,
           count(*) OVER () AS distinct_values
    FROM (SELECT value, sum(weight) AS total FROM (SELECT CAST(cost AS DOUBLE) AS value, CAST(revenue AS DOUBLE) AS weight FROM (SELECT *, 1 AS purchase_days FROM (
  SELECT customer_key, 1 - (on_invoice_discount + rebates + promotions + terms + freight_allowances) / list_revenue AS price, ("order_cost" + "delivery" + "service" + "selling" + "financing" + "marketing") / ("list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns") AS cost,
         "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" AS revenue
  FROM (SELECT * FROM customer_profits WHERE run_id = $1 AND as_of = CAST($2 AS DATE)) WHERE list_revenue > 0 AND "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" > 0)) WHERE purchase_days > 0 AND isfinite(CAST(cost AS DOUBLE)))
          WHERE weight > 0 AND isfinite(weight) GROUP BY value)
  ), nearest AS (
    SELECT step, value FROM held, (SELECT unnest([$3, $4, $5]::DOUBLE[]) AS step) AS steps
    WHERE NOT is_last OR distinct_values = 1
    QUALIFY row_number() OVER (PARTITION BY step ORDER BY round(abs(share - step), 12), value) = 1
  )
  SELECT list(value ORDER BY step) AS cuts FROM nearest HAVING count(*) > 0
