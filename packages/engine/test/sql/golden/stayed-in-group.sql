  WITH members AS (
    SELECT group_index AS "group", bitstring_agg(customer_key, 1, 1024) AS them FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) GROUP BY group_index
  ), stays AS (
    SELECT p.times, bit_and(m.stayed) OVER (ORDER BY p.times) AS all_along
    FROM (VALUES ($4, $5, CAST($6 AS DATE), $7, CAST($8 AS DATE)), ($9, $10, CAST($11 AS DATE), $12, CAST($13 AS DATE))) AS p (times, from_run_id, from_as_of, to_run_id, to_as_of)
    JOIN group_moves AS m USING (from_run_id, from_as_of, to_run_id, to_as_of)
    WHERE m.version_id = $14 AND bit_length(m.stayed) = $15
  )
  SELECT "group", times, bit_count(them & all_along) AS customers FROM members CROSS JOIN stays
  UNION ALL SELECT "group", 0, bit_count(them) FROM members
  ORDER BY ALL
