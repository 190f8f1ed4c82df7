  SELECT * FROM (
  SELECT largest.customer_key AS "customerKey", $1 AS kind, CAST(value AS DOUBLE) AS value, rank() OVER (ORDER BY value DESC) AS rank,
         customers, value / total AS share
  FROM (SELECT customer_key, "clv_residual" AS value FROM (SELECT * FROM (SELECT s.customer_key, s.clv_residual AS "clv_residual"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($2 AS DATE)) AS s) WHERE "clv_residual" > 0) ORDER BY value DESC, customer_key LIMIT $3) AS largest
  CROSS JOIN (SELECT count(*) AS customers, sum("clv_residual") AS total FROM (SELECT * FROM (SELECT s.customer_key, s.clv_residual AS "clv_residual"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($4 AS DATE)) AS s) WHERE "clv_residual" > 0)) AS everyone UNION ALL
  SELECT largest.customer_key AS "customerKey", $5 AS kind, CAST(value AS DOUBLE) AS value, rank() OVER (ORDER BY value DESC) AS rank,
         customers, value / total AS share
  FROM (SELECT customer_key, "revenue_12m" AS value FROM (SELECT * FROM (SELECT s.customer_key, s.revenue_12m AS "revenue_12m"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($6 AS DATE)) AS s) WHERE "revenue_12m" > 0) ORDER BY value DESC, customer_key LIMIT $7) AS largest
  CROSS JOIN (SELECT count(*) AS customers, sum("revenue_12m") AS total FROM (SELECT * FROM (SELECT s.customer_key, s.revenue_12m AS "revenue_12m"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($8 AS DATE)) AS s) WHERE "revenue_12m" > 0)) AS everyone) ORDER BY kind, rank, "customerKey"
