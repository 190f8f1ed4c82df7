  WITH links AS (SELECT * FROM (
  SELECT l.*, e.ended_on, e.ended_by, e.reason,
         l.since <= CAST($1 AS DATE) AND coalesce(e.ended_on > CAST($2 AS DATE), TRUE) AS holds
  FROM account_links AS l LEFT JOIN account_link_ends AS e USING (link_id)) WHERE from_key = $3 OR to_key = $4),
  accounts AS (SELECT * FROM (
  SELECT c.customer_key, c.customer_id, c.name, m.group_index, s.revenue_12m
  FROM customers AS c
  LEFT JOIN (SELECT * FROM current_memberships WHERE version_id = $5 AND as_of = CAST($6 AS DATE)) AS m USING (customer_key)
  LEFT JOIN (SELECT customer_key, revenue_12m FROM snapshot WHERE as_of = CAST($7 AS DATE)) AS s USING (customer_key)) WHERE customer_key IN (SELECT from_key FROM links UNION SELECT to_key FROM links))
  SELECT l.link_id AS "linkId", l.kind, l.since, l.source, l.note, l.ended_on AS "endedOn", l.ended_by AS "endedBy", l.reason, l.holds,
         f.customer_id AS "fromId", f.name AS "fromName", f.group_index AS "fromGroup", f.revenue_12m AS "fromRevenue",
         t.customer_id AS "toId", t.name AS "toName", t.group_index AS "toGroup", t.revenue_12m AS "toRevenue"
  FROM links AS l JOIN accounts AS f ON f.customer_key = l.from_key JOIN accounts AS t ON t.customer_key = l.to_key
  ORDER BY l.since DESC, l.link_id DESC
