  SELECT measure, mean, deviation, last_import AS "lastImport" FROM base_figures
  WHERE run_id = $1 AND as_of = CAST($2 AS DATE) AND formulas = $3
