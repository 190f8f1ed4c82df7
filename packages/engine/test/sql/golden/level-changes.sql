  WITH moves AS MATERIALIZED (
    SELECT b.group_index AS "from", a.group_index AS "to", b.cell AS before, a.cell AS after, count(*) AS customers
    FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS b JOIN (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $4 AND run_id = $5 AND as_of = CAST($6 AS DATE)) AS a ON a.customer_key = b.customer_key
    WHERE a.group_index - b.group_index <> 0 GROUP BY ALL
  )
  SELECT "from", "to", NULL AS tier, NULL AS "levelBefore", NULL AS "levelAfter", sum(customers) AS customers, NULL AS alone
  FROM moves GROUP BY ALL
  UNION ALL
    SELECT "from", "to", CAST($7 AS INTEGER) AS tier, "levelBefore", "levelAfter", sum(customers) AS customers,
           sum(customers) FILTER ([10, 10, 10, 10, 10, 10, 10, 3, 2, 2, 0, 0, 10, 4, 2, 2, 1, 1, 10, 6, 6, 5, 1, 1, 10, 9, 9, 8, 8, 7, 10, 9, 9, 8, 8, 7][before + ("levelAfter" - "levelBefore") * $8 + 1] = "to") AS alone
    FROM (SELECT *, before // $9 % $10 AS "levelBefore", after // $11 % $12 AS "levelAfter" FROM moves)
    WHERE "levelBefore" <> "levelAfter" GROUP BY "from", "to", "levelBefore", "levelAfter"
  UNION ALL
    SELECT "from", "to", CAST($13 AS INTEGER) AS tier, "levelBefore", "levelAfter", sum(customers) AS customers,
           sum(customers) FILTER ([10, 10, 10, 10, 10, 10, 10, 3, 2, 2, 0, 0, 10, 4, 2, 2, 1, 1, 10, 6, 6, 5, 1, 1, 10, 9, 9, 8, 8, 7, 10, 9, 9, 8, 8, 7][before + ("levelAfter" - "levelBefore") * $14 + 1] = "to") AS alone
    FROM (SELECT *, before // $15 % $16 AS "levelBefore", after // $17 % $18 AS "levelAfter" FROM moves)
    WHERE "levelBefore" <> "levelAfter" GROUP BY "from", "to", "levelBefore", "levelAfter"
  ORDER BY ALL
