  SELECT quadrant, count(*) AS customers, sum(revenue) AS revenue, sum(revenue * cost) AS cost, sum(revenue / price) AS list
  FROM (SELECT *, CASE
    WHEN price > $1 THEN CASE WHEN cost > $2 THEN $3 ELSE $4 END
    ELSE CASE WHEN cost > $5 THEN $6 ELSE $7 END END AS quadrant FROM placed_customers) GROUP BY GROUPING SETS ((quadrant), ())
