SELECT *, group_index AS raw_group_index FROM (SELECT customer_key, group_index, cell FROM (SELECT *, CAST(([10, 10, 10, 10, 10, 10, 10, 3, 2, 2, 0, 0, 10, 4, 2, 2, 1, 1, 10, 6, 6, 5, 1, 1, 10, 9, 9, 8, 8, 7, 10, 9, 9, 8, 8, 7])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(((((0) * $1 + CASE WHEN "recency_days" IS NULL THEN 0 ELSE 1 + CAST("recency_days" > $2 AS INTEGER) + CAST("recency_days" > $3 AS INTEGER) + CAST("recency_days" > $4 AS INTEGER) + CAST("recency_days" > $5 AS INTEGER) END)) * $6 + CASE WHEN "purchase_days" IS NULL THEN 0 ELSE 1 + CAST("purchase_days" > $7 AS INTEGER) + CAST("purchase_days" > $8 AS INTEGER) + CAST("purchase_days" > $9 AS INTEGER) + CAST("purchase_days" > $10 AS INTEGER) END) AS INTEGER) AS cell FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."recency_days"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", s.as_of - s.last_purchase_on AS "recency_days"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($11 AS DATE)) AS s) AS s  WHERE TRUE))))
