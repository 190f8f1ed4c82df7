  SELECT (SELECT count(*) FROM snapshots) = (SELECT coalesce(sum(customers), 0) FROM current_publications)
     AND (SELECT count(*) FROM memberships) = (SELECT coalesce(sum(customers), 0) FROM assignments)
     AND (SELECT count(*) FROM customer_profits) =
       (SELECT coalesce(sum(customers), 0) FROM current_publications SEMI JOIN costings USING (run_id, as_of))
     AND NOT EXISTS (SELECT 1 FROM snapshots WHERE revenue_prior_12m IS NULL) AS "isWhole"
