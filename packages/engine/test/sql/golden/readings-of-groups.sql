  SELECT k.kpi, k.group_index AS "groupIndex", k.as_of AS "asOf", k.value, k.lower, k.upper, k.denominator, k.basis, k.missing
  FROM kpi_values AS k JOIN current_publications AS p USING (run_id, as_of)
  WHERE k.version_id = $1 AND k.group_index IS NOT NULL
    AND k.as_of BETWEEN CAST($2 AS DATE) AND CAST($3 AS DATE) AND k.kpi IN ($4, $5)
  QUALIFY k.definition_version = max(k.definition_version) OVER (PARTITION BY k.kpi)
  ORDER BY k.kpi, k.as_of
