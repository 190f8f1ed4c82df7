  SELECT customer_key, "list_revenue", "on_invoice_discount", "rebates", "promotions", "terms", "freight_allowances", "returns", "product_cost", "order_cost", "delivery", "service", "selling", financing + coalesce(greatest(own_days, 0), $1) / 365.0 * $2 * greatest("list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns", 0) AS financing, "marketing", "channel_cost", estimated_product_cost, drivers
  FROM (
    SELECT customer_key, "list_revenue", "on_invoice_discount", "returns", "own rebates" AS "rebates", "own promotions" AS "promotions", "own terms" AS "terms", "own freight-allowances" AS "freight_allowances", "own product-cost" + cost_of_goods + (1 - $3) * uncosted AS "product_cost", "own order-cost" + $4 * greatest($5 * "d0" + $6 * "d1" + $7 * "d2", 0) AS "order_cost", "own delivery" AS "delivery", "own service" AS "service", "own selling" AS "selling", "own financing" AS "financing", "own marketing" + $8 * "d3" AS "marketing", "own channel-cost" AS "channel_cost", (1 - $9) * uncosted AS estimated_product_cost,
           CAST([CAST("d0" AS DOUBLE), CAST("d1" AS DOUBLE), CAST("d2" AS DOUBLE), CAST("d3" AS DOUBLE)] AS DOUBLE[]) AS drivers
    FROM cost_base
  ) JOIN (
    SELECT c.customer_key, coalesce(dated.days, TRY_CAST(c.attributes ->> $10 AS DOUBLE)) AS own_days
    FROM customers AS c LEFT JOIN (
      SELECT v.key, arg_max(TRY_CAST(v.value AS DOUBLE), (e.valid_from, e.import_id)) AS days
      FROM enrichments AS e JOIN enrichment_values AS v USING (import_id)
      WHERE e.key_kind = 'customer' AND e.valid_from <= CAST($11 AS DATE) AND v.attribute = $12 GROUP BY v.key
    ) AS dated ON dated.key = c.customer_id) AS own USING (customer_key)
