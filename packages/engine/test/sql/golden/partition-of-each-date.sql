  WITH placed AS (
    SELECT m.as_of, m.customer_key, count(*) AS places,
           bool_and(m.raw_group_index = ([$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36])[m.cell + 1] AND (m.group_index = m.raw_group_index OR $37)) AS as_defined
    FROM current_memberships AS m WHERE m.version_id = $38 GROUP BY ALL
  )
  SELECT s.as_of AS "asOf", count(*) AS customers, count(*) FILTER (places = 1 AND as_defined) AS "inOneGroup",
         count(*) FILTER (places IS NULL) AS "inNone", count(*) FILTER (places > 1) AS "inSeveral"
  FROM snapshots AS s
  JOIN current_publications AS p ON p.as_of = s.as_of AND p.run_id = s.run_id
  LEFT JOIN placed ON placed.as_of = s.as_of AND placed.customer_key = s.customer_key
  GROUP BY s.as_of ORDER BY s.as_of
