  SELECT b.group_index AS "from", a.group_index AS "to", count(*) AS customers,
         coalesce(sum(b.profit), 0) AS before, coalesce(sum(a.profit), 0) AS after
  FROM (
  SELECT m.customer_key, m.group_index, p.profit
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS m JOIN (SELECT customer_key, CAST("contribution_12m" AS DOUBLE) AS profit FROM (SELECT s.customer_key, (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $4 AND as_of = CAST($5 AS DATE)) AS s)) AS p ON p.customer_key = m.customer_key) AS b FULL JOIN (
  SELECT m.customer_key, m.group_index, p.profit
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $6 AND run_id = $7 AND as_of = CAST($8 AS DATE)) AS m JOIN (SELECT customer_key, CAST("contribution_12m" AS DOUBLE) AS profit FROM (SELECT s.customer_key, (s.gross_margin_12m - s.cost_to_serve_12m) AS "contribution_12m"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $9 AND as_of = CAST($10 AS DATE)) AS s)) AS p ON p.customer_key = m.customer_key) AS a ON a.customer_key = b.customer_key
  GROUP BY ALL ORDER BY b.group_index NULLS LAST, a.group_index NULLS LAST
