  SELECT CAST(least(greatest(floor((price - $1) * $2 / $3), 0), $4) AS INTEGER) AS "priceStep", CAST(least(greatest(floor((cost - $5) * $6 / $7), 0), $8) AS INTEGER) AS "costStep",
         count(*) AS customers, sum(revenue) AS revenue
  FROM (
  SELECT customer_key, 1 - (on_invoice_discount + rebates + promotions + terms + freight_allowances) / list_revenue AS price, ("order_cost" + "delivery" + "service" + "selling" + "financing" + "marketing") / ("list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns") AS cost,
         "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" AS revenue
  FROM (SELECT * FROM customer_profits WHERE run_id = $9 AND as_of = CAST($10 AS DATE)) WHERE list_revenue > 0 AND "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" > 0) GROUP BY ALL ORDER BY ALL
