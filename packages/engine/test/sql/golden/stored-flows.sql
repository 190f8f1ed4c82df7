  SELECT from_group AS "from", to_group AS "to", customers, value_before AS "valueBefore", value_after AS "valueAfter",
         revenue_before AS "revenueBefore", revenue_after AS "revenueAfter"
  FROM group_flows
  WHERE version_id = $1 AND from_run_id = $2 AND from_as_of = CAST($3 AS DATE)
    AND to_run_id = $4 AND to_as_of = CAST($5 AS DATE)
  ORDER BY from_group NULLS LAST, to_group NULLS LAST
