  SELECT e.name || '/' || v.attribute AS name, any_value(e.source) AS source, max(e.match_rate) AS coverage,
         max(e.valid_from) AS freshest
  FROM enrichments AS e JOIN (SELECT DISTINCT import_id, attribute FROM enrichment_values) AS v USING (import_id)
  WHERE e.valid_from <= CAST($1 AS DATE) GROUP BY e.name, v.attribute ORDER BY 1
