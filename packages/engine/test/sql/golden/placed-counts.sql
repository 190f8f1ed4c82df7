  SELECT count(*) FILTER (list_revenue > 0 AND "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" > 0) AS customers,
         count(*) FILTER (list_revenue > 0 AND "list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns" <= 0) AS unplaced
  FROM (SELECT * FROM customer_profits WHERE run_id = $1 AND as_of = CAST($2 AS DATE))
