  DELETE FROM name_keys AS k USING customers AS c
  WHERE c.import_id = $1 AND k.customer_key = c.customer_key AND k.name_hash <> hash(c.name)
