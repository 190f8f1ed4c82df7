  WITH own AS (
    SELECT customer_key, "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" AS net_revenue_12m, CASE WHEN list_revenue > 0 AND "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" > 0
    THEN 1 - ("on_invoice_discount" + "rebates" + "promotions" + "terms" + "freight_allowances") / list_revenue END AS net_price_12m,
           "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" - product_cost AS gross_margin_12m, "order_cost" + "delivery" + "service" + "selling" + "financing" + "marketing" AS cost_to_serve_12m
    FROM customer_profits WHERE run_id = $1 AND as_of = CAST($2 AS DATE)
  ), base AS (
    SELECT sum(gross_margin_12m - cost_to_serve_12m) / nullif(sum(net_revenue_12m), 0) AS rate,
           greatest(sum(net_revenue_12m) / nullif(sum(purchase_days_12m), 0), 0) AS mean_purchase
    FROM own JOIN summary USING (customer_key)
  )
  SELECT customer_key, net_revenue_12m, net_price_12m, gross_margin_12m, cost_to_serve_12m,
         CAST((gross_margin_12m - cost_to_serve_12m + base.rate * base.mean_purchase)
           / nullif(greatest(net_revenue_12m, 0) + base.mean_purchase, 0) AS FLOAT) AS contribution_margin
  FROM own, base
