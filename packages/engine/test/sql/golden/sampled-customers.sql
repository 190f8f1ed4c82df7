SELECT s.customer_key, s."purchase_days", s."clv_12m", s."revenue"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", s.revenue AS "revenue"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($1 AS DATE)) AS s) AS s  WHERE TRUE AND hash(s.customer_key) < CAST($2 AS UBIGINT)
