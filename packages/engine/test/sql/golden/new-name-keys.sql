  INSERT INTO name_keys
  SELECT c.customer_key, hash(c.name), icu_sort_key(c.name, 'root'),
    CASE WHEN strlen(c.name) > length(c.name) THEN icu_sort_key(c.name, 'fa') END
  FROM customers AS c
  WHERE c.import_id = $1 AND c.name IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM name_keys AS k WHERE k.customer_key = c.customer_key)
