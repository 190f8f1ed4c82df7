  SELECT CAST($1 AS INTEGER) AS place, "group", half, CAST(bin AS INTEGER) AS bin, is_holdout AS "isHoldout",
         any_value(cuts) AS cuts, count(*) AS n, sum(weight) AS weight, sum(weight * outcome) AS sum,
         sum(weight * weight) AS "weightSquares", sum(weight * weight * outcome) AS "squareWeightedSum",
         sum(weight * weight * outcome * outcome) AS squares
  FROM (SELECT v.*, c.cuts, len(list_filter(c.cuts, lambda cut: cut < v."value0")) AS bin
          FROM "trial_values" AS v JOIN (
  SELECT "group", list_sort(list_distinct(list(CASE WHEN cut = 0 THEN 0.0 ELSE round(cut, 2 - CAST(floor(log10(abs(cut))) AS INTEGER)) END))) AS cuts
  FROM (SELECT "group", unnest(quantile_disc("value0", [$2, $3, $4, $5, $6, $7, $8, $9, $10]::DOUBLE[])) AS cut
        FROM "trial_values" WHERE half = 0 AND "value0" IS NOT NULL GROUP BY "group")
  GROUP BY "group") AS c ON c."group" = v."group"
          WHERE v."value0" IS NOT NULL) GROUP BY ALL UNION ALL
  SELECT CAST($11 AS INTEGER) AS place, "group", half, CAST(bin AS INTEGER) AS bin, is_holdout AS "isHoldout",
         any_value(cuts) AS cuts, count(*) AS n, sum(weight) AS weight, sum(weight * outcome) AS sum,
         sum(weight * weight) AS "weightSquares", sum(weight * weight * outcome) AS "squareWeightedSum",
         sum(weight * weight * outcome * outcome) AS squares
  FROM (SELECT *, NULL::DOUBLE[] AS cuts,
            coalesce(list_position([$12, $13]::VARCHAR[], "value1"), $14) - 1 AS bin
          FROM "trial_values" WHERE "value1" IS NOT NULL) GROUP BY ALL
