  SELECT avg("cost") AS "approachCost" FROM contacts
  WHERE is_holdout IS NOT TRUE AND contacted_on > CAST($1 AS DATE)
    AND contacted_on <= CAST($2 AS DATE)
