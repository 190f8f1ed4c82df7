  SELECT entry.key AS name, count(*) AS customers FROM (
    SELECT unnest(map_entries(CAST(c.attributes AS MAP(VARCHAR, VARCHAR)))) AS entry
    FROM customers AS c JOIN snapshot AS s USING (customer_key)
    WHERE s.as_of = CAST($1 AS DATE) AND c.attributes IS NOT NULL)
  WHERE coalesce(entry.value, '') <> '' GROUP BY entry.key ORDER BY entry.key
