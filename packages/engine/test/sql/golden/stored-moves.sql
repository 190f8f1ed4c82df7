  SELECT from_run_id AS "fromRunId", from_as_of AS "fromAsOf", to_run_id AS "toRunId", to_as_of AS "toAsOf",
         move."from" AS "from", move."to" AS "to", move.customers AS customers
  FROM (SELECT *, unnest(moves) AS move FROM group_moves WHERE version_id = $1)
