  WITH RECURSIVE links AS (
    SELECT from_key, to_key FROM (
  SELECT l.*, e.ended_on, e.ended_by, e.reason,
         l.since <= CAST($1 AS DATE) AND coalesce(e.ended_on > CAST($2 AS DATE), TRUE) AS holds
  FROM account_links AS l LEFT JOIN account_link_ends AS e USING (link_id)) WHERE holds AND kind <> 'competes'
    UNION SELECT to_key, from_key FROM (
  SELECT l.*, e.ended_on, e.ended_by, e.reason,
         l.since <= CAST($3 AS DATE) AND coalesce(e.ended_on > CAST($4 AS DATE), TRUE) AS holds
  FROM account_links AS l LEFT JOIN account_link_ends AS e USING (link_id)) WHERE holds AND kind <> 'competes'
  ), reached AS (
    SELECT CAST($5 AS INTEGER) AS customer_key
    UNION SELECT l.to_key FROM reached AS r JOIN links AS l ON l.from_key = r.customer_key
  )
  SELECT count(*) - 1 AS accounts, coalesce(sum(s.revenue_12m), 0) AS "revenue12m"
  FROM reached LEFT JOIN (SELECT customer_key, revenue_12m FROM snapshot WHERE as_of = CAST($6 AS DATE)) AS s USING (customer_key)
