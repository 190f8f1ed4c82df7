  FROM (
  SELECT 'ratings' AS source, criterion AS name, NULL AS "table" FROM ratings
  WHERE rated_on <= CAST($1 AS DATE) GROUP BY criterion ORDER BY criterion LIMIT $2) UNION ALL FROM (
  SELECT 'attributes' AS source, name, NULL AS "table"
  FROM (SELECT unnest(json_keys(attributes)) AS name FROM customers WHERE attributes IS NOT NULL)
  GROUP BY name ORDER BY name LIMIT $3) UNION ALL FROM (
  SELECT DISTINCT 'enrichment' AS source, v.attribute AS name, e.name AS "table"
  FROM (SELECT name, arg_max(import_id, (valid_from, import_id)) AS import_id FROM enrichments
        WHERE valid_from <= CAST($4 AS DATE) GROUP BY name) AS e
  JOIN enrichment_values AS v USING (import_id) ORDER BY "table", name LIMIT $5) ORDER BY ALL
