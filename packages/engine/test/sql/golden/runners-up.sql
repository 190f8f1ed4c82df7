    SELECT customer_key, runner_up, own_far, far, CASE WHEN far = 0 THEN 0.0 ELSE 1 - sqrt(own_far) / sqrt(far) END AS lead FROM (
      SELECT *, least("other 0", "other 1") AS far, CASE least("other 0", "other 1") WHEN "other 0" THEN $1 WHEN "other 1" THEN $2 END AS runner_up FROM (
        SELECT p.customer_key, CASE m.group_index WHEN $3 THEN least("segment distance 1") WHEN $4 THEN least("segment distance 2") END AS own_far, CASE WHEN m.group_index <> $5 THEN least("segment distance 1") END AS "other 0", CASE WHEN m.group_index <> $6 THEN least("segment distance 2") END AS "other 1"
        FROM (SELECT *, CAST(([1, 0, 1])[cell + 1] AS SMALLINT) AS group_index
    FROM (SELECT *, CAST(((0) * $7 + CASE WHEN "segment value 1" IS NULL AND "segment value 2" IS NULL THEN 0 ELSE CASE least("segment distance 1", "segment distance 2") WHEN "segment distance 1" THEN $8 WHEN "segment distance 2" THEN $9 END END) AS INTEGER) AS cell FROM (SELECT *, ("segment feature 1" - $10) * ("segment feature 1" - $11) + ("segment feature 2" - $12) * ("segment feature 2" - $13) AS "segment distance 1", ("segment feature 1" - $14) * ("segment feature 1" - $15) + ("segment feature 2" - $16) * ("segment feature 2" - $17) AS "segment distance 2" FROM (SELECT *, CASE WHEN "segment value 1" IS NULL THEN 0.0 ELSE (ln(1 + (least(greatest("segment value 1", $18), $19) - $20)) - $21) / $22 END AS "segment feature 1", CASE WHEN "segment value 2" IS NULL THEN 0.0 ELSE (least(greatest("segment value 2", $23), $24) - $25) / $26 END AS "segment feature 2" FROM (SELECT *, CASE WHEN NOT isnan(CAST("revenue_12m" AS DOUBLE)) THEN CAST("revenue_12m" AS DOUBLE) END AS "segment value 1", CASE WHEN NOT isnan(CAST("recency_days" AS DOUBLE)) THEN CAST("recency_days" AS DOUBLE) END AS "segment value 2" FROM (SELECT s.customer_key, s."purchase_days", s."clv_12m", s."revenue_12m", s."recency_days"
    FROM (SELECT s.customer_key, s.purchase_days AS "purchase_days", s.clv_12m AS "clv_12m", s.revenue_12m AS "revenue_12m", s.as_of - s.last_purchase_on AS "recency_days"
    FROM (SELECT stored.* FROM snapshots AS stored
    SEMI JOIN current_publications AS p ON p.run_id = stored.run_id AND p.as_of = stored.as_of
    WHERE stored.as_of = CAST($27 AS DATE)) AS s) AS s  WHERE TRUE)))))) AS p
        JOIN (
  SELECT customer_key, group_index, cell FROM memberships
  WHERE version_id = $28 AND run_id = $29 AND as_of = CAST($30 AS DATE)) AS m ON m.customer_key = p.customer_key
        WHERE p.cell > 0 AND TRUE AND TRUE))
    WHERE far IS NOT NULL AND own_far IS NOT NULL
