  SELECT p.customer_key, p.group_index AS "group", l.group_index AS low, h.group_index AS high
  FROM (SELECT *, CAST(([5, 4, 3, 2, 1, 0])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(((0) * $1 + CASE WHEN "clv_12m" IS NULL THEN 0 ELSE 1 + CAST("clv_12m" > $2 AS INTEGER) + CAST("clv_12m" > $3 AS INTEGER) + CAST("clv_12m" > $4 AS INTEGER) + CAST("clv_12m" > $5 AS INTEGER) END) AS INTEGER) AS cell FROM (SELECT * FROM "border_middle"))) AS p
  JOIN (SELECT *, CAST(([5, 4, 3, 2, 1, 0])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(((0) * $6 + CASE WHEN "clv_12m" IS NULL THEN 0 ELSE 1 + CAST("clv_12m" > $7 AS INTEGER) + CAST("clv_12m" > $8 AS INTEGER) + CAST("clv_12m" > $9 AS INTEGER) + CAST("clv_12m" > $10 AS INTEGER) END) AS INTEGER) AS cell FROM (SELECT * FROM "border_low"))) AS l ON l.customer_key = p.customer_key
  JOIN (SELECT *, CAST(([5, 4, 3, 2, 1, 0])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(((0) * $11 + CASE WHEN "clv_12m" IS NULL THEN 0 ELSE 1 + CAST("clv_12m" > $12 AS INTEGER) + CAST("clv_12m" > $13 AS INTEGER) + CAST("clv_12m" > $14 AS INTEGER) + CAST("clv_12m" > $15 AS INTEGER) END) AS INTEGER) AS cell FROM (SELECT * FROM "border_high"))) AS h ON h.customer_key = p.customer_key
