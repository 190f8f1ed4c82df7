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
  )
  SELECT group_index AS "group", campaign, is_holdout AS "isHoldout", count(*) AS customers, avg(margin) AS mean,
         var_samp(margin) AS variance
  FROM placed_contacts GROUP BY ALL ORDER BY ALL
