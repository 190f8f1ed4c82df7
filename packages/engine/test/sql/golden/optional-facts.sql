  SELECT EXISTS (SELECT 1 FROM contracts) AS contracts,
         EXISTS (SELECT 1 FROM interactions WHERE satisfaction IS NOT NULL) AS answers,
         EXISTS (SELECT 1 FROM customers WHERE attributes IS NOT NULL AND regexp_matches(CAST(attributes AS VARCHAR), $1, 'i')) AS attributes,
         EXISTS (SELECT 1 FROM enrichment_values WHERE lower(attribute) IN ($2, $3, $4, $5, $6, $7, $8, $9)) AS enrichments,
         EXISTS (SELECT 1 FROM ratings WHERE lower(criterion) IN ($10, $11, $12)) AS "shareRatings",
         EXISTS (SELECT 1 FROM costs) AS costs, EXISTS (SELECT 1 FROM costings) AS costings
