  SELECT m.group_index AS "groupIndex", count(DISTINCT w.unit_key) AS units
  FROM current_memberships AS m JOIN (SELECT u.customer_key, u.topmost_key AS unit_key FROM units AS u) AS w ON w.customer_key = m.customer_key
  WHERE m.version_id = $1 AND m.as_of = CAST($2 AS DATE)
  GROUP BY GROUPING SETS ((m.group_index), ())
