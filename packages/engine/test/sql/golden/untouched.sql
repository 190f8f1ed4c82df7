  WITH kept AS (
    SELECT run_id, as_of, 0 AS version_id, count(revenue_prior_12m) AS n FROM snapshots GROUP BY ALL
    UNION ALL SELECT run_id, as_of, version_id, count(*) FROM memberships GROUP BY ALL
    UNION ALL SELECT run_id, as_of, -1, count(customer_key) FROM costings LEFT JOIN customer_profits USING (run_id, as_of) GROUP BY run_id, as_of
  )
  SELECT p.as_of AS "asOf", r.settings
  FROM current_publications AS p JOIN runs AS r USING (run_id)
  WHERE NOT EXISTS (SELECT 1 FROM imports AS i
      WHERE i.import_id > r.last_import AND kind <> 'links' AND (i.earliest_on IS NULL OR i.earliest_on <= p.as_of))
    AND NOT EXISTS (SELECT 1 FROM kept WHERE kept.run_id = p.run_id AND kept.as_of = p.as_of AND kept.n <> p.customers)
    AND (p.customers = 0 OR EXISTS (SELECT 1 FROM snapshots AS s WHERE s.run_id = p.run_id AND s.as_of = p.as_of))
