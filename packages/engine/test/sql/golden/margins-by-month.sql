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
  SELECT customer_key, ordered_on AS day, order_id, amount, amount < 0 AS is_return, "cost", discount, channel FROM alone) WHERE day <= CAST($9 AS DATE) GROUP BY ALL
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
