  WITH sampled AS (
    SELECT * FROM (
      SELECT s.customer_key, (SELECT CASE WHEN later.revenue_12m = 0 THEN 0 ELSE later.margin_12m END FROM snapshot AS later
           WHERE later.as_of = CAST($1 AS DATE) AND later.customer_key = s.customer_key) AS outcome,
             "recency_days" AS "value0", CAST("country" AS VARCHAR) AS "value1", CAST("attributes.o'roast" AS VARCHAR) AS "value2"
      FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."recency_days", s."country", "attributes.o'roast"
    FROM snapshot AS s LEFT JOIN (
    SELECT customer_key, nullif(attributes ->> $2, '') AS "attributes.o'roast"
    FROM customers WHERE attributes IS NOT NULL) AS own ON own.customer_key = s.customer_key WHERE s.as_of = CAST($3 AS DATE)) AS s)
    WHERE outcome IS NOT NULL ORDER BY hash(customer_key) LIMIT $4
  ), "classes1" AS (
  SELECT "value1" AS class, row_number() OVER (ORDER BY count(*) DESC, "value1") AS place
  FROM sampled WHERE "value1" IS NOT NULL GROUP BY 1), "classes2" AS (
  SELECT "value2" AS class, row_number() OVER (ORDER BY count(*) DESC, "value2") AS place
  FROM sampled WHERE "value2" IS NOT NULL GROUP BY 1)
  SELECT outcome, CASE WHEN "value0" IS NULL THEN 0 ELSE 1 + CAST("value0" > (SELECT quantile_cont(CAST("value0" AS DOUBLE), $5) FROM sampled) AS INTEGER) + CAST("value0" > (SELECT quantile_cont(CAST("value0" AS DOUBLE), $6) FROM sampled) AS INTEGER) + CAST("value0" > (SELECT quantile_cont(CAST("value0" AS DOUBLE), $7) FROM sampled) AS INTEGER) END AS "level0", coalesce(least($8, "classes1".place), 0) AS "level1", coalesce(least($9, "classes2".place), 0) AS "level2"
  FROM sampled LEFT JOIN "classes1" ON "classes1".class = "value1" LEFT JOIN "classes2" ON "classes2".class = "value2"
