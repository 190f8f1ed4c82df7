  WITH spent AS (
    SELECT customer_key, count(*) AS contacts, sum("cost") AS contact_cost, sum("cost") AS "cost" FROM contacts
    WHERE is_holdout IS NOT TRUE AND contacted_on > CAST($1 AS DATE)
      AND contacted_on <= CAST($2 AS DATE) GROUP BY ALL
    UNION ALL
    SELECT customer_key, 0, NULL, sum("cost") FROM interactions
    WHERE occurred_on > CAST($3 AS DATE)
      AND occurred_on <= CAST($4 AS DATE) GROUP BY ALL
  )
  SELECT m.group_index AS "group", CAST(sum(contacts) AS DOUBLE) AS contacts, sum(contact_cost) AS "contactCost",
         sum("cost") AS spent
  FROM spent JOIN memberships AS m USING (customer_key)
  WHERE m.version_id = $5 AND m.run_id = $6 AND m.as_of = CAST($7 AS DATE)
  GROUP BY ALL ORDER BY ALL
