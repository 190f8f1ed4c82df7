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
  ), discounted AS (
    SELECT customer_key, day, discount FROM (
  WITH lined AS (
    SELECT DISTINCT o.order_id FROM orders AS o JOIN order_lines AS l
      ON l.order_id = o.order_id AND l.ordered_on <= o.ordered_on
  ), alone AS (
    SELECT o.* FROM orders AS o LEFT JOIN lined ON lined.order_id = o.order_id WHERE lined.order_id IS NULL
  )
  SELECT l.customer_key, l.ordered_on AS day, l.order_id, l.amount,
         l.amount < 0 OR coalesce(l.quantity, 0) < 0 AS is_return, l."cost", l.discount, l.channel
  FROM order_lines AS l LEFT JOIN alone AS a ON a.order_id = l.order_id WHERE a.order_id IS NULL
  UNION ALL
  SELECT customer_key, ordered_on AS day, order_id, amount, amount < 0 AS is_return, "cost", discount, channel FROM alone) WHERE discount <> 0 AND day <= CAST($7 AS DATE)
  ), given AS (
    SELECT p.contact_id, sum(d.discount) AS discount
    FROM placed_contacts AS p JOIN discounted AS d ON d.customer_key = p.customer_key
      AND d.day >= p.contacted_on AND d.day < p.contacted_on + CAST($8 AS INTEGER)
    GROUP BY p.contact_id
  ), figures AS (
    SELECT *, margin - contact_cost - discount_cost AS net
    FROM (SELECT p.*, coalesce(p."cost", 0) AS contact_cost, coalesce(g.discount, 0) AS discount,
                 coalesce(g.discount, 0) * (1 - p.margin_rate) AS discount_cost
          FROM placed_contacts AS p LEFT JOIN given AS g ON g.contact_id = p.contact_id)
  )
  SELECT campaign, arm, group_index AS "group", is_holdout AS "isHoldout", count(*) AS n, CAST(sum(CAST("margin" AS DOUBLE)) AS DOUBLE) AS "margin", CAST(sum(CAST("margin" AS DOUBLE) * CAST("margin" AS DOUBLE)) AS DOUBLE) AS "margin_squares", CAST(sum(CAST("contact_cost" AS DOUBLE)) AS DOUBLE) AS "contact_cost", CAST(sum(CAST("contact_cost" AS DOUBLE) * CAST("contact_cost" AS DOUBLE)) AS DOUBLE) AS "contact_cost_squares", CAST(sum(CAST("discount" AS DOUBLE)) AS DOUBLE) AS "discount", CAST(sum(CAST("discount" AS DOUBLE) * CAST("discount" AS DOUBLE)) AS DOUBLE) AS "discount_squares", CAST(sum(CAST("discount_cost" AS DOUBLE)) AS DOUBLE) AS "discount_cost", CAST(sum(CAST("discount_cost" AS DOUBLE) * CAST("discount_cost" AS DOUBLE)) AS DOUBLE) AS "discount_cost_squares", CAST(sum(CAST("net" AS DOUBLE)) AS DOUBLE) AS "net", CAST(sum(CAST("net" AS DOUBLE) * CAST("net" AS DOUBLE)) AS DOUBLE) AS "net_squares", CAST(sum(CAST(coalesce(responded, FALSE) AS INTEGER)) AS DOUBLE) AS "response", CAST(sum(CAST(coalesce(responded, FALSE) AS INTEGER) * CAST(coalesce(responded, FALSE) AS INTEGER)) AS DOUBLE) AS "response_squares"
  FROM figures GROUP BY ALL ORDER BY ALL
