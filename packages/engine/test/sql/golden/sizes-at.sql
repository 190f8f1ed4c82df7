    SELECT CAST($1 AS INTEGER) AS place, group_index AS "group", count(*) AS customers FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $2 AND run_id = $3 AND as_of = CAST($4 AS DATE)) GROUP BY ALL
  UNION ALL
    SELECT CAST($5 AS INTEGER) AS place, group_index AS "group", count(*) AS customers FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $6 AND run_id = $7 AND as_of = CAST($8 AS DATE)) GROUP BY ALL
  ORDER BY ALL
