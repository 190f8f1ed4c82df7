  SELECT c.customer_id AS "customerId", c.name, price, cost, revenue, quadrant, "all"
  FROM (SELECT *, count(*) OVER () AS "all"
        FROM (SELECT *, CASE
    WHEN price > $1 THEN CASE WHEN cost > $2 THEN $3 ELSE $4 END
    ELSE CASE WHEN cost > $5 THEN $6 ELSE $7 END END AS quadrant FROM placed_customers) WHERE quadrant = $8 AND CAST(least(greatest(floor((price - $9) * $10 / $11), 0), $12) AS INTEGER) = $13 AND CAST(least(greatest(floor((cost - $14) * $15 / $16), 0), $17) AS INTEGER) = $18
        ORDER BY revenue DESC, customer_key LIMIT $19) AS p
  JOIN customers AS c ON c.customer_key = p.customer_key ORDER BY revenue DESC, p.customer_key
