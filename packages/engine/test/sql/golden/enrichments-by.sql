  SELECT name, arg_max(source, (valid_from, import_id)) AS source, max(valid_from) AS freshest
  FROM enrichments WHERE valid_from <= CAST($1 AS DATE) GROUP BY name ORDER BY name
