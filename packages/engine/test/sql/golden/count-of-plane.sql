  SELECT count(*) AS customers
  FROM (SELECT *, CASE
    WHEN price > $1 THEN CASE WHEN cost > $2 THEN $3 ELSE $4 END
    ELSE CASE WHEN cost > $5 THEN $6 ELSE $7 END END AS quadrant FROM (
  SELECT customer_key, CASE WHEN list_revenue > 0 AND "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" > 0
    THEN 1 - ("on_invoice_discount" + "rebates" + "promotions" + "terms" + "freight_allowances") / list_revenue END AS price, ("order_cost" + "delivery" + "service" + "selling" + "financing" + "marketing") / ("list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns") AS cost,
         "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" AS revenue
  FROM (SELECT * FROM customer_profits WHERE run_id = $8 AND as_of = CAST($9 AS DATE)) WHERE list_revenue > 0 AND "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" > 0)) WHERE quadrant = $10 AND CAST(least(greatest(floor((price - $11) * $12 / $13), 0), $14) AS INTEGER) = $15 AND CAST(least(greatest(floor((cost - $16) * $17 / $18), 0), $19) AS INTEGER) = $20
