  SELECT sum(coalesce(greatest(own_days, 0), $1) / 365.0 * $2 * greatest("list_revenue" - "on_invoice_discount" - "rebates" - "promotions" - "terms" - "freight_allowances" - "returns", 0)) AS financed, sum(greatest($3 * "d0" + $4 * "d1" + $5 * "d2", 0)) AS "use 0", sum(greatest($6 * "d0" + $7 * "d1" + $8 * "d2", 0)) * $9 AS "cost 0", sum("d3") AS "use 1", sum("d3") * $10 AS "cost 1", sum("d0") AS "quantity 0", sum("d1") AS "quantity 1", sum("d2") AS "quantity 2", sum("d3") AS "quantity 3"
  FROM (SELECT *, drivers[$11] AS "d0", drivers[$12] AS "d1", drivers[$13] AS "d2", drivers[$14] AS "d3" FROM customer_profits) AS p JOIN (
    SELECT c.customer_key, coalesce(dated.days, TRY_CAST(c.attributes ->> $15 AS DOUBLE)) AS own_days
    FROM customers AS c LEFT JOIN (
      SELECT v.key, arg_max(TRY_CAST(v.value AS DOUBLE), (e.valid_from, e.import_id)) AS days
      FROM enrichments AS e JOIN enrichment_values AS v USING (import_id)
      WHERE e.key_kind = 'customer' AND e.valid_from <= CAST($16 AS DATE) AND v.attribute = $17 GROUP BY v.key
    ) AS dated ON dated.key = c.customer_id) AS own USING (customer_key)
