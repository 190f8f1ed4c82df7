  WITH dates AS (
    SELECT CAST(as_of AS DATE) AS as_of, CAST(run_id AS INTEGER) AS run_id
    FROM (VALUES ($1, $2), ($3, $4)) AS v (as_of, run_id)
  ), told AS (
    SELECT contact_id, customer_key, campaign, arm, is_holdout, "cost", responded, coalesce(outcome_value, 0) AS outcome,
           contacted_on, bool_or(outcome_value IS NOT NULL) OVER (PARTITION BY campaign) AS is_recorded
    FROM contacts
    WHERE is_holdout IS NOT NULL AND campaign IS NOT NULL AND contacted_on <= CAST($5 AS DATE)
  ), placed AS (
    SELECT t.*, d.run_id, d.as_of FROM told AS t ASOF JOIN dates AS d ON t.contacted_on > d.as_of WHERE is_recorded
  ), placed_contacts AS (
    SELECT p.*, m.group_index, s.margin_rate, p.outcome * s.margin_rate AS margin
    FROM placed AS p
    JOIN memberships AS m ON m.run_id = p.run_id AND m.as_of = p.as_of AND m.customer_key = p.customer_key
                         AND m.version_id = $6
    JOIN snapshots AS s ON s.run_id = p.run_id AND s.as_of = p.as_of AND s.customer_key = p.customer_key
  ), given AS (SELECT contact_id, 0.0 AS discount FROM placed_contacts WHERE FALSE), figures AS (
    SELECT *, margin - contact_cost - discount_cost AS net
    FROM (SELECT p.*, coalesce(p."cost", 0) AS contact_cost, coalesce(g.discount, 0) AS discount,
                 coalesce(g.discount, 0) * (1 - p.margin_rate) AS discount_cost
          FROM placed_contacts AS p LEFT JOIN given AS g ON g.contact_id = p.contact_id)
  ), controlled AS (
    SELECT *, CASE WHEN bool_or(is_holdout) OVER alternative AND bool_or(NOT is_holdout) OVER alternative
                   THEN concat('of ', arm) ELSE '' END AS control
    FROM figures WINDOW alternative AS (PARTITION BY campaign, arm)
  ), dealt AS (
    SELECT c.group_index, c.campaign, c.control, c.as_of, k.unit_key, c.is_holdout, CAST(c.net AS DOUBLE) AS net,
           CAST(md5(concat(k.unit_key, ' ', CAST($7 AS INTEGER))) >= '8' AS INTEGER) AS half
    FROM controlled AS c JOIN (SELECT customer_key, customer_key AS unit_key FROM customers) AS k ON k.customer_key = c.customer_key
    WHERE TRUE
  ), drawn AS (
    SELECT *, count(*) FILTER (NOT is_holdout) OVER draw AS contacted, count(*) FILTER (is_holdout) OVER draw AS held_out,
           (avg(net) FILTER (NOT is_holdout) OVER draw + avg(net) FILTER (is_holdout) OVER draw) / 2 AS middle
    FROM dealt WINDOW draw AS (PARTITION BY group_index, campaign, control, half)
  )
  SELECT group_index AS "group", as_of, unit_key, half, is_holdout, net - middle AS outcome,
         (contacted + held_out) / CAST(CASE WHEN is_holdout THEN held_out ELSE contacted END AS DOUBLE) AS weight
  FROM drawn WHERE contacted >= $8 AND held_out >= $9
