  SELECT contract_id AS "contractId", ends_on AS "endsOn", value_per_year AS "valuePerYear" FROM contracts
  WHERE customer_key = $1 AND started_on <= CAST($2 AS DATE)
    AND (ended_on IS NULL OR ended_on > CAST($3 AS DATE))
    AND ends_on BETWEEN CAST($4 AS DATE) AND CAST($5 AS DATE) + $6
  ORDER BY ends_on, contract_id
