  SELECT a.answers_id AS "answersId", a.group_name AS "group", a.answers, a.author, a.rationale,
         a.created_at AS "answeredAt", v.number AS version
  FROM response_answers AS a JOIN portfolio_versions AS v USING (version_id)
  WHERE a.portfolio_id = $1 ORDER BY a.answers_id DESC
