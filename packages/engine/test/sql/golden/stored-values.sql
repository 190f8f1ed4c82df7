  SELECT v.kpi, v.definition_version AS "definitionVersion", v.as_of AS "asOf", v.group_index AS "group", v.value, v.lower,
         v.upper, v.numerator, v.denominator, v.basis, CAST(v.missing AS VARCHAR) AS missing
  FROM kpi_values AS v JOIN current_publications AS p ON p.run_id = v.run_id AND p.as_of = v.as_of
  WHERE (v.version_id IS NULL OR (v.version_id = $1 AND ($2 IS NULL OR v.group_index = $3)))
    AND ($4 IS NULL OR v.as_of = CAST($5 AS DATE)) AND ($6 IS NULL OR v.kpi = $7)
  ORDER BY v.as_of, v.group_index NULLS FIRST, v.kpi
