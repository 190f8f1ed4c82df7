  SELECT group_index AS "groupIndex", count(*) AS flagged
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $1 AND run_id = $2 AND as_of = CAST($3 AS DATE)) WHERE customer_key IN (SELECT customer_key FROM (
  SELECT f.flag_id, f.customer_key, f.kind FROM significance_flags AS f
  LEFT JOIN significance_withdrawals AS w USING (flag_id) WHERE
  CASE WHEN f.given_on > CAST($4 AS DATE) THEN 'not-yet'
       WHEN w.withdrawn_on <= CAST($5 AS DATE) THEN 'withdrawn'
       WHEN f.until < CAST($6 AS DATE) THEN 'expired' ELSE 'in-force' END = 'in-force')) GROUP BY group_index
