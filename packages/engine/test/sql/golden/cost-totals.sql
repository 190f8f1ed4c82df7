  SELECT count(*) AS customers, coalesce(sum(costed), 0) AS costed, coalesce(sum(cost_of_goods), 0) AS cost_of_goods,
         coalesce(sum(uncosted), 0) AS uncosted, sum(greatest($1 * "d0" + $2 * "d1" + $3 * "d2", 0)) AS "use 0", sum("d0") AS "quantity 0",
         count(*) FILTER (greatest($4 * "d0" + $5 * "d1" + $6 * "d2", 0) > 0) AS "customers 0", count(*) FILTER ($7 * "d0" + $8 * "d1" + $9 * "d2" < 0) AS "below 0", sum("d3") AS "use 1", sum("d3") AS "quantity 1",
         count(*) FILTER ("d3" > 0) AS "customers 1", 0 AS "below 1"
  FROM cost_base
