  SELECT entry, exit, lost, count(*) AS weight FROM (
    SELECT CASE WHEN started_on < begun THEN (datesub('month', started_on, begun) + CASE WHEN started_on + to_months(CAST(datesub('month', started_on, begun) AS INTEGER)) < begun THEN 1 ELSE 0 END) ELSE 0 END AS entry,
           CASE WHEN lost = 1 THEN greatest(1, (datesub('month', started_on, ended_on) + CASE WHEN started_on + to_months(CAST(datesub('month', started_on, ended_on) AS INTEGER)) < ended_on THEN 1 ELSE 0 END))
                ELSE datesub('month', started_on, CAST($1 AS DATE)) END AS exit, lost
    FROM (SELECT started_on, ended_on, coalesce(CAST($2 AS DATE), started_on) AS begun,
                 CASE WHEN ended_on <= CAST($3 AS DATE) THEN 1 ELSE 0 END AS lost
          FROM contracts WHERE started_on <= CAST($4 AS DATE) AND (ended_on IS NULL OR ended_on >= started_on) AND TRUE)
  ) WHERE exit > entry GROUP BY ALL ORDER BY ALL
