  SELECT CAST(least(greatest(floor((x - $1) * $2 / $3), 0), $4) AS INTEGER) AS x, CAST(least(greatest(floor((y - $5) * $6 / $7), 0), $8) AS INTEGER) AS y, count(*) AS customers
  FROM placed_by_two WHERE x IS NOT NULL AND y IS NOT NULL GROUP BY ALL ORDER BY ALL
