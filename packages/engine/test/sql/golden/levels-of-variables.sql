  WITH sampled AS (
    SELECT * FROM (
      SELECT s.customer_key, (SELECT CASE WHEN later.revenue_12m = 0 THEN 0 ELSE later.margin_12m END FROM snapshot AS later
           WHERE later.as_of = CAST($1 AS DATE) AND later.customer_key = s.customer_key) AS outcome,
             "recency_days" AS "value0", CAST("country" AS VARCHAR) AS "value1", CAST("attributes.o'roast" AS VARCHAR) AS "value2"
      FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."recency_days", s."country", "attributes.o'roast"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", s.as_of - s.last_purchase_on AS "recency_days", c.country AS "country"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($2 AS DATE)) AS s LEFT JOIN customers AS c ON c.customer_key = s.customer_key) AS s LEFT JOIN (
    SELECT customer_key, nullif(attributes ->> $3, '') AS "attributes.o'roast"
    FROM customers WHERE attributes IS NOT NULL) AS own ON own.customer_key = s.customer_key WHERE TRUE) AS s)
    WHERE outcome IS NOT NULL ORDER BY hash(customer_key) LIMIT $4
  ), "classes1" AS (
  SELECT "value1" AS class, row_number() OVER (ORDER BY count(*) DESC, "value1") AS place
  FROM sampled WHERE "value1" IS NOT NULL GROUP BY 1), "classes2" AS (
  SELECT "value2" AS class, row_number() OVER (ORDER BY count(*) DESC, "value2") AS place
  FROM sampled WHERE "value2" IS NOT NULL GROUP BY 1)
  SELECT outcome, CASE WHEN "value0" IS NULL THEN 0 ELSE 1 + CAST("value0" > (SELECT quantile_cont(CAST("value0" AS DOUBLE), $5) FROM sampled) AS INTEGER) + CAST("value0" > (SELECT quantile_cont(CAST("value0" AS DOUBLE), $6) FROM sampled) AS INTEGER) + CAST("value0" > (SELECT quantile_cont(CAST("value0" AS DOUBLE), $7) FROM sampled) AS INTEGER) END AS "level0", coalesce(least($8, "classes1".place), 0) AS "level1", coalesce(least($9, "classes2".place), 0) AS "level2"
  FROM sampled LEFT JOIN "classes1" ON "classes1".class = "value1" LEFT JOIN "classes2" ON "classes2".class = "value2"
