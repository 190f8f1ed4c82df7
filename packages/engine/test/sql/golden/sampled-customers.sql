SELECT s.customer_key, s."purchase_days", s."clv_12m", s."revenue"
    FROM snapshot AS s  WHERE s.as_of = CAST($1 AS DATE) AND hash(s.customer_key) < CAST($2 AS UBIGINT)
