  SELECT p.as_of AS "asOf", r.settings
  FROM current_publications AS p JOIN runs AS r USING (run_id)
  WHERE NOT EXISTS (SELECT 1 FROM imports AS i
      WHERE i.import_id > r.last_import AND kind <> 'links' AND (i.earliest_on IS NULL OR i.earliest_on <= p.as_of))
    AND NOT EXISTS (SELECT 1 FROM (SELECT run_id, as_of FROM publications WHERE FALSE) AS lost
      WHERE lost.run_id = p.run_id AND lost.as_of = p.as_of)
