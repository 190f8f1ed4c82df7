  WITH months AS (
    SELECT date_trunc('month', CAST(ends_on AS DATE)) AS month, CAST(starts_after AS DATE) AS starts_after,
           CAST(run_id AS INTEGER) AS run_id
    FROM (VALUES ($1, $2, $3), ($4, $5, $6)) AS v (ends_on, starts_after, run_id)
  ), rates AS (
    SELECT customer_key, margin_rate FROM snapshots WHERE run_id = $7 AND as_of = CAST($8 AS DATE)
  ), sold AS (
    SELECT customer_key, date_trunc('month', day) AS month, min(day) AS first_day, sum(amount - "cost") FILTER ("cost" IS NOT NULL) AS known,
           sum(amount) FILTER ("cost" IS NULL) AS uncosted
    FROM (
  WITH alone AS (
    SELECT * FROM orders AS o WHERE NOT EXISTS (
      SELECT 1 FROM order_lines AS l WHERE l.order_id = o.order_id AND l.ordered_on <= o.ordered_on)
  )
  SELECT customer_key, ordered_on AS day, order_id, amount,
         amount < 0 OR coalesce(quantity, 0) < 0 AS is_return, cost, discount, channel
  FROM order_lines AS l WHERE NOT EXISTS (SELECT 1 FROM alone AS a WHERE a.order_id = l.order_id)
  UNION ALL
  SELECT customer_key, ordered_on AS day, order_id, amount, amount < 0 AS is_return, cost, discount, channel FROM alone) WHERE day <= CAST($9 AS DATE) GROUP BY ALL
  ), earned AS (
    SELECT s.customer_key, s.month, s.first_day, coalesce(s.known, 0) + coalesce(s.uncosted * r.margin_rate, 0) AS margin
    FROM sold AS s JOIN rates AS r ON r.customer_key = s.customer_key
  ), placed AS (
    SELECT m.customer_key, t.month, m.group_index FROM months AS t
    JOIN memberships AS m ON m.run_id = t.run_id AND m.as_of = t.starts_after WHERE m.version_id = $10
  )
  SELECT CAST(last_day(e.month) AS DATE) AS "endsOn", p.group_index AS "group", sum(e.margin) AS margin, min(e.first_day) AS "firstDay"
  FROM earned AS e LEFT JOIN placed AS p ON p.customer_key = e.customer_key AND p.month = e.month
  GROUP BY ALL ORDER BY ALL
