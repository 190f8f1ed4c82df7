  SELECT count(*) FILTER (x IS NOT NULL AND y IS NOT NULL) AS customers,
         count(*) FILTER (x IS NULL OR y IS NULL) AS unknown,
         quantile_disc(x, [0.01, 0.99]) FILTER (y IS NOT NULL) AS x, quantile_disc(y, [0.01, 0.99]) FILTER (x IS NOT NULL) AS y
  FROM placed_by_two
