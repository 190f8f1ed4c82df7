  SELECT s.customer_key AS key, purchase_days - 1 AS frequency, (last_purchase_on - first_purchase_on) / $1 AS recency,
           (as_of - first_purchase_on) / $2 AS age,
         greatest(0, coalesce((s.revenue - s.first_day_revenue) / nullif(s.purchase_days - 1, 0), 0)) AS mean
  FROM snapshots AS s JOIN current_publications USING (run_id, as_of) JOIN (SELECT u.customer_key, u.parent_key AS unit_key FROM units AS u) AS m ON m.customer_key = s.customer_key
  WHERE s.as_of = CAST($3 AS DATE) AND s.purchase_days > 0
    AND m.unit_key IN (SELECT customer_key FROM "border_middle")
