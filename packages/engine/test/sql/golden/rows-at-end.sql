  SELECT b.* REPLACE (coalesce(least(b."clv_12m" * exp($1 * d."clv_12m"), b."clv_12m" * exp($2 * d."clv_12m")), b."clv_12m") AS "clv_12m")
  FROM "border_middle" AS b LEFT JOIN (SELECT * FROM "border_deviations") AS d ON d.customer_key = b.customer_key
