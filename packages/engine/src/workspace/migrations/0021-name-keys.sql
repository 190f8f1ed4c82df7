-- Where names stand in the order of a language: keys by the Unicode collation algorithm, compared byte by byte. English
-- and Indonesian use its order as it is. Imports keep them; those of names that are known already are made here.
CREATE TABLE name_keys (
  customer_key INTEGER NOT NULL,
  name_hash    UBIGINT NOT NULL,         -- of the name that the keys are of
  latin        VARCHAR NOT NULL,         -- in English and Indonesian
  persian      VARCHAR                   -- NULL: as in English
);

INSERT INTO name_keys
SELECT customer_key, hash(name), icu_sort_key(name, 'root'),
  CASE WHEN strlen(name) > length(name) THEN icu_sort_key(name, 'fa') END
FROM customers WHERE name IS NOT NULL;
