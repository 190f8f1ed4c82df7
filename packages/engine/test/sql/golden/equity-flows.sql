  SELECT b.group_index AS "from", a.group_index AS "to",
         CASE WHEN b.cents IS NULL THEN 'acquired' WHEN a.cents IS NULL THEN 'left'
              WHEN b.alive < $1 AND a.alive >= $2 THEN 'wonBack'
              WHEN b.alive >= $3 AND a.alive < $4 THEN 'lost'
              WHEN a.cents >= b.cents THEN 'grown' ELSE 'shrunk' END AS event,
         count(*) AS customers, CAST(coalesce(sum(b.cents), 0) AS DOUBLE) AS before,
         CAST(coalesce(sum(a.cents), 0) AS DOUBLE) AS after,
         coalesce(sum((a.revenue - coalesce(b.revenue, 0)) * a.margin_rate), 0) AS earned
  FROM (
  SELECT m.customer_key, m.group_index, CAST(round(CAST(v."clv_residual" AS DOUBLE) * 100) AS BIGINT) AS cents,
         v.probability_alive AS alive, v.revenue, CAST(v.margin_rate AS DOUBLE) AS margin_rate
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $5 AND run_id = $6 AND as_of = CAST($7 AS DATE)) AS m
  JOIN (SELECT s.customer_key, s.clv_residual AS "clv_residual", s.probability_alive AS "probability_alive", s.revenue AS "revenue", s.margin_rate AS "margin_rate"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $8 AND as_of = CAST($9 AS DATE)) AS s) AS v ON v.customer_key = m.customer_key) AS b FULL JOIN (
  SELECT m.customer_key, m.group_index, CAST(round(CAST(v."clv_residual" AS DOUBLE) * 100) AS BIGINT) AS cents,
         v.probability_alive AS alive, v.revenue, CAST(v.margin_rate AS DOUBLE) AS margin_rate
  FROM (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $10 AND run_id = $11 AND as_of = CAST($12 AS DATE)) AS m
  JOIN (SELECT s.customer_key, s.clv_residual AS "clv_residual", s.probability_alive AS "probability_alive", s.revenue AS "revenue", s.margin_rate AS "margin_rate"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $13 AND as_of = CAST($14 AS DATE)) AS s) AS v ON v.customer_key = m.customer_key) AS a ON a.customer_key = b.customer_key
  WHERE b.cents IS NOT NULL OR a.cents IS NOT NULL
  GROUP BY ALL ORDER BY ALL
