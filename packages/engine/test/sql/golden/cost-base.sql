  SELECT s.customer_key, coalesce("cost_sales"."sold", 0) + coalesce("cost_sales"."discount", 0) AS list_revenue, coalesce("cost_sales"."discount", 0) AS on_invoice_discount,
         coalesce("cost_sales"."returned", 0) AS returns, coalesce("cost_sales"."cost_of_goods", 0) AS cost_of_goods, coalesce("cost_sales"."costed", 0) AS costed,
         coalesce("cost_sales"."sold", 0) - coalesce("cost_sales"."returned", 0) - coalesce("cost_sales"."costed", 0) AS uncosted,
         coalesce("cost_bookings"."own rebates", 0) AS "own rebates", CAST(0 AS DOUBLE) AS "own promotions", CAST(0 AS DOUBLE) AS "own terms", CAST(0 AS DOUBLE) AS "own freight-allowances", CAST(0 AS DOUBLE) AS "own product-cost", CAST(0 AS DOUBLE) AS "own order-cost", coalesce("cost_shipping"."own delivery", 0) AS "own delivery", coalesce("cost_interactions"."own service", 0) AS "own service", CAST(0 AS DOUBLE) AS "own selling", CAST(0 AS DOUBLE) AS "own financing", CAST(0 AS DOUBLE) AS "own marketing", CAST(0 AS DOUBLE) AS "own channel-cost", greatest(coalesce("cost_sales"."d0", 0), 0) AS "d0", greatest(coalesce("cost_interactions"."d1", 0), 0) AS "d1", CASE WHEN s.first_purchase_on > CAST($1 AS DATE) THEN 1.0 ELSE 0 END AS "d2", greatest(coalesce("cost_contacts"."d3", 0), 0) AS "d3"
  FROM summary AS s
  LEFT JOIN (SELECT customer_key, sum("sold") AS "sold", sum("returned") AS "returned", sum("discount") AS "discount", sum("cost_of_goods") AS "cost_of_goods", sum("costed") AS "costed", sum("d0") AS "d0" FROM "cost_sales"
    WHERE bucket > $2 AND bucket <= $3 GROUP BY customer_key) AS "cost_sales" ON "cost_sales".customer_key = s.customer_key
  LEFT JOIN (SELECT customer_key, sum("d1") AS "d1", sum("own service") AS "own service" FROM "cost_interactions"
    WHERE bucket > $4 AND bucket <= $5 GROUP BY customer_key) AS "cost_interactions" ON "cost_interactions".customer_key = s.customer_key
  LEFT JOIN (SELECT customer_key, sum("d3") AS "d3" FROM "cost_contacts"
    WHERE bucket > $6 AND bucket <= $7 GROUP BY customer_key) AS "cost_contacts" ON "cost_contacts".customer_key = s.customer_key
  LEFT JOIN (SELECT customer_key, sum("own delivery") AS "own delivery" FROM "cost_shipping"
    WHERE bucket > $8 AND bucket <= $9 GROUP BY customer_key) AS "cost_shipping" ON "cost_shipping".customer_key = s.customer_key
  LEFT JOIN (SELECT customer_key, sum("own rebates") AS "own rebates" FROM "cost_bookings"
    WHERE bucket > $10 AND bucket <= $11 GROUP BY customer_key) AS "cost_bookings" ON "cost_bookings".customer_key = s.customer_key
