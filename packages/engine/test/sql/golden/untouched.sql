  SELECT p.as_of AS "asOf", r.settings
  FROM current_publications AS p JOIN runs AS r USING (run_id)
  WHERE NOT EXISTS (SELECT 1 FROM imports AS i
      WHERE i.import_id > r.last_import AND kind <> 'links' AND (i.earliest_on IS NULL OR i.earliest_on <= p.as_of))
    AND NOT EXISTS (SELECT 1 FROM (
  WITH kept AS (
    SELECT run_id, as_of, customers, n FROM current_publications
      LEFT JOIN (SELECT run_id, as_of, count(revenue_prior_12m) AS n FROM snapshots GROUP BY ALL) USING (run_id, as_of)
    UNION ALL SELECT run_id, as_of, customers, n FROM assignments
      LEFT JOIN (SELECT run_id, as_of, version_id, count(*) AS n FROM memberships GROUP BY ALL) USING (run_id, as_of, version_id)
    UNION ALL SELECT run_id, as_of, customers, n FROM current_publications SEMI JOIN costings USING (run_id, as_of)
      LEFT JOIN (SELECT run_id, as_of, count(*) AS n FROM customer_profits GROUP BY ALL) USING (run_id, as_of)
  )
  SELECT run_id, as_of FROM kept WHERE coalesce(n, 0) <> customers) AS lost
      WHERE lost.run_id = p.run_id AND lost.as_of = p.as_of)
