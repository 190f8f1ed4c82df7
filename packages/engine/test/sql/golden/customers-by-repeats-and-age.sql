  SELECT least(purchase_days - 1, $1) AS repeats, as_of - first_purchase_on AS age, count(*) AS customers
  FROM snapshots JOIN current_publications USING (run_id, as_of)
  WHERE as_of = CAST($2 AS DATE) AND purchase_days > 0 AND first_purchase_on < as_of GROUP BY ALL ORDER BY ALL
