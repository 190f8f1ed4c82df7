  SELECT p.customer_key, p.group_index AS "group",
         CASE WHEN l."clv_12m_lower" IS NULL THEN p.group_index ELSE l.group_index END AS low,
         CASE WHEN h."clv_12m_upper" IS NULL THEN p.group_index ELSE h.group_index END AS high
  FROM (SELECT *, CAST(([5, 4, 3, 2, 1, 0])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(((0) * $1 + CASE WHEN "clv_12m" IS NULL THEN 0 ELSE 1 + CAST("clv_12m" > $2 AS INTEGER) + CAST("clv_12m" > $3 AS INTEGER) + CAST("clv_12m" > $4 AS INTEGER) + CAST("clv_12m" > $5 AS INTEGER) END) AS INTEGER) AS cell FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m"
    FROM snapshot AS s  WHERE s.as_of = CAST($6 AS DATE)))) AS p
  JOIN (SELECT *, CAST(([5, 4, 3, 2, 1, 0])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(((0) * $7 + CASE WHEN "clv_12m_lower" IS NULL THEN 0 ELSE 1 + CAST("clv_12m_lower" > $8 AS INTEGER) + CAST("clv_12m_lower" > $9 AS INTEGER) + CAST("clv_12m_lower" > $10 AS INTEGER) + CAST("clv_12m_lower" > $11 AS INTEGER) END) AS INTEGER) AS cell FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."clv_12m_lower"
    FROM snapshot AS s  WHERE s.as_of = CAST($12 AS DATE)))) AS l ON l.customer_key = p.customer_key
  JOIN (SELECT *, CAST(([5, 4, 3, 2, 1, 0])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(((0) * $13 + CASE WHEN "clv_12m_upper" IS NULL THEN 0 ELSE 1 + CAST("clv_12m_upper" > $14 AS INTEGER) + CAST("clv_12m_upper" > $15 AS INTEGER) + CAST("clv_12m_upper" > $16 AS INTEGER) + CAST("clv_12m_upper" > $17 AS INTEGER) END) AS INTEGER) AS cell FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."clv_12m_upper"
    FROM snapshot AS s  WHERE s.as_of = CAST($18 AS DATE)))) AS h ON h.customer_key = p.customer_key
