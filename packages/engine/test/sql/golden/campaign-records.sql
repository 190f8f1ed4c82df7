  SELECT campaign, min(contacted_on) AS "from", max(contacted_on) AS "to",
         list_sort(list(DISTINCT channel) FILTER (channel IS NOT NULL)) AS channels,
         count(*) FILTER (is_holdout IS NOT TRUE) AS contacted, count(*) FILTER (is_holdout) AS "heldOut",
         count(*) FILTER (is_holdout IS NULL) AS "notSaid", count(DISTINCT customer_key) AS customers,
         count(outcome_value) AS outcomes, count(responded) AS responses, count("cost") FILTER (is_holdout IS NOT TRUE) AS "costs"
  FROM contacts WHERE campaign IS NOT NULL AND contacted_on <= CAST($1 AS DATE)
  GROUP BY campaign ORDER BY "to" DESC, "from" DESC, campaign
