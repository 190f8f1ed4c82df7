  WITH observed AS (
  SELECT purchase_days - 1 AS repeats, as_of - first_purchase_on AS age
  FROM snapshots JOIN current_publications USING (run_id, as_of)
  WHERE as_of = CAST($1 AS DATE) AND purchase_days > 0 AND first_purchase_on < as_of), span AS (
    SELECT greatest(1, CAST(ceil((max(age) - min(age) + 1) / $2) AS INTEGER)) AS days, min(age) AS youngest FROM observed
  )
  SELECT avg(age) / $3 AS age, count(*) AS customers FROM observed, span
  GROUP BY (age - youngest) // days ORDER BY ALL
