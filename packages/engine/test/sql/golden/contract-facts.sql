  SELECT customer_key, bool_or(before) AS under_contract_before, bool_or(now) AS under_contract,
         bool_or(started_on <= CAST($1 AS DATE)) AND NOT bool_or(before) AS contract_lost_before,
         coalesce(sum(value_per_year) FILTER (before), 0) AS contract_value_before,
         coalesce(sum(value_per_year) FILTER (now), 0) AS contract_value,
         count(*) FILTER (due AND ends_on >= CAST($2 AS DATE)) AS ends_due,
         count(*) FILTER (due AND renewed AND ends_on >= CAST($3 AS DATE)) AS ends_renewed,
         count(*) FILTER (due AND renewed) AS ever_renewed
  FROM (SELECT customer_key, started_on, ends_on, value_per_year, (started_on <= CAST($4 AS DATE) AND (ended_on IS NULL OR ended_on > CAST($5 AS DATE))) AS before, (started_on <= CAST($6 AS DATE) AND (ended_on IS NULL OR ended_on > CAST($7 AS DATE))) AS now,
               coalesce(ends_on < CAST($8 AS DATE), FALSE) AS due, (ended_on IS NULL OR ended_on > ends_on OR EXISTS (
      SELECT 1 FROM contracts AS n WHERE n.customer_key = c.customer_key AND n.started_on > c.started_on
        AND n.started_on <= CAST($9 AS DATE) AND n.started_on BETWEEN c.ends_on - $10 AND c.ends_on + $11)) AS renewed
        FROM contracts AS c WHERE started_on <= CAST($12 AS DATE))
  GROUP BY customer_key
