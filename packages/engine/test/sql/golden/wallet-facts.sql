  SELECT customer_key,
  max(value) FILTER (name IN ($1, $2, $3, $4)) AS all_spend,
  max(value) FILTER (name IN ($5, $6)) AS our_rank,
  max(value) FILTER (name IN ($7, $8)) AS ranked_brands FROM (
  SELECT customer_key, lower(entry.key) AS name, TRY_CAST(entry.value AS DOUBLE) AS value FROM (
    SELECT customer_key, unnest(map_entries(CAST(attributes AS MAP(VARCHAR, VARCHAR)))) AS entry
    FROM customers WHERE attributes IS NOT NULL) UNION ALL
  SELECT c.customer_key, lower(v.attribute) AS name, TRY_CAST(v.value AS DOUBLE) AS value
  FROM (SELECT arg_max(import_id, (valid_from, import_id)) AS import_id FROM enrichments
        WHERE key_kind = 'customer' AND valid_from <= CAST($9 AS DATE) GROUP BY name) AS e
  JOIN enrichment_values AS v USING (import_id) JOIN customers AS c ON c.customer_id = v.key
  ) GROUP BY customer_key
