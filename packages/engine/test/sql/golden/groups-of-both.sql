  SELECT group_index AS "index", count(*) AS customers, sum(cost_from) AS "costFrom", sum(cost_to) AS "costTo",
         sum(contribution_from) AS "contributionFrom", sum(contribution_to) AS "contributionTo"
  FROM (
  SELECT customer_key, f.cost_to_serve AS cost_from, t.cost_to_serve AS cost_to, f.contribution AS contribution_from,
         t.contribution AS contribution_to
  FROM costed_from AS f JOIN costed_to AS t USING (customer_key)) JOIN current_memberships USING (customer_key)
  WHERE version_id = $1 AND as_of = CAST($2 AS DATE) GROUP BY group_index ORDER BY group_index
