  SELECT count(*) AS weight, sum(profit) / count(*) AS amount FROM (SELECT p.* FROM (SELECT customer_key, CAST("clv_credit_adjusted" AS DOUBLE) AS profit FROM (SELECT s.customer_key, s.clv_12m - coalesce(c.default_probability, 0) * 0.45 * greatest(s.revenue_12m, 0) * 60 / 365.0 AS "clv_credit_adjusted"
    FROM (
  SELECT * FROM snapshots WHERE run_id = $1 AND as_of = CAST($2 AS DATE)) AS s LEFT JOIN customers AS c ON c.customer_key = s.customer_key)) AS p
    JOIN (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $3 AND run_id = $4 AND as_of = CAST($5 AS DATE)) AS m ON m.customer_key = p.customer_key
    WHERE m.group_index = $6)
  GROUP BY sign(profit), CASE WHEN profit <> 0 THEN floor($7 * log2(abs(profit))) END
