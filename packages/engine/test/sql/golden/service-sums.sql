SELECT * RENAME (period AS month) FROM (
  SELECT period, customer_key, CAST(sum(interactions) AS INTEGER) AS interactions, CAST(sum(tickets) AS INTEGER) AS tickets,
         sum(satisfaction_sum) AS satisfaction_sum, CAST(sum(satisfaction_count) AS INTEGER) AS satisfaction_count,
         CAST(sum(contacts) AS INTEGER) AS contacts, CAST(sum(responses) AS INTEGER) AS responses
  FROM (SELECT *, CAST(date_trunc('month', day) AS DATE) AS period FROM (SELECT * FROM (
  SELECT customer_key, occurred_on AS day, 1 AS interactions,
         CASE WHEN lower(kind) IN ('ticket', 'complaint', 'support') THEN 1 ELSE 0 END AS tickets,
         coalesce(satisfaction, 0) AS satisfaction_sum, CASE WHEN satisfaction IS NULL THEN 0 ELSE 1 END AS satisfaction_count,
         0 AS contacts, 0 AS responses
  FROM interactions
  UNION ALL
  SELECT customer_key, contacted_on, 0, 0, 0, 0, 1, 0 FROM contacts WHERE NOT coalesce(is_holdout, FALSE)
  UNION ALL
  SELECT customer_key, greatest(coalesce(responded_on, contacted_on), contacted_on), 0, 0, 0, 0, 0, 1 FROM contacts
  WHERE responded AND NOT coalesce(is_holdout, FALSE)) AS f WHERE day >= CAST($1 AS DATE) AND day < CAST(CAST($2 AS DATE) + to_months(CAST($3 AS INTEGER)) AS DATE)) AS e) AS events
  GROUP BY period, customer_key)
