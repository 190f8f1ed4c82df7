    SELECT count(*) AS total FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) AS m JOIN customers AS c ON c.customer_key = m.customer_key
    WHERE m.group_index = $4 AND (contains(lower(c.customer_id), lower($5)) OR contains(lower(c.name), lower($6))) AND m.customer_key IN (SELECT customer_key FROM (
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($7 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($8 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($9 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force')) AND m.customer_key IN (SELECT customer_key FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $10 AND run_id = $11 AND as_of = CAST($12 AS DATE)) WHERE group_index = $13)
