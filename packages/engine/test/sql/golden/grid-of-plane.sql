  SELECT CAST(least(greatest(floor((price - $1) * $2 / $3), 0), $4) AS INTEGER) AS "priceStep", CAST(least(greatest(floor((cost - $5) * $6 / $7), 0), $8) AS INTEGER) AS "costStep",
         count(*) AS customers, sum(revenue) AS revenue
  FROM placed_customers GROUP BY ALL ORDER BY ALL
