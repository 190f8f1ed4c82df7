  SELECT CAST($1 AS DATE) AS "asOf", group_index AS "group", count(*) AS customers, count(profit) AS known, sum(profit) AS profit,
         count(*) FILTER (profit < 0) AS "lossMakers", coalesce(sum(profit) FILTER (profit < 0), 0) AS losses
        FROM (
  SELECT m.customer_key, m.group_index, p.profit
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $2 AND run_id = $3 AND as_of = CAST($4 AS DATE)) AS m JOIN (SELECT customer_key, CAST("contribution_12m" AS DOUBLE) AS profit FROM (SELECT s.customer_key, (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $5 AND as_of = CAST($6 AS DATE)) AS s)) AS p ON p.customer_key = m.customer_key) GROUP BY group_index UNION ALL SELECT CAST($7 AS DATE) AS "asOf", group_index AS "group", count(*) AS customers, count(profit) AS known, sum(profit) AS profit,
         count(*) FILTER (profit < 0) AS "lossMakers", coalesce(sum(profit) FILTER (profit < 0), 0) AS losses
        FROM (
  SELECT m.customer_key, m.group_index, p.profit
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $8 AND run_id = $9 AND as_of = CAST($10 AS DATE)) AS m JOIN (SELECT customer_key, CAST("contribution_12m" AS DOUBLE) AS profit FROM (SELECT s.customer_key, (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $11 AND as_of = CAST($12 AS DATE)) AS s)) AS p ON p.customer_key = m.customer_key) GROUP BY group_index ORDER BY "asOf", "group"
