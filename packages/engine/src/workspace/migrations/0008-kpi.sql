-- Revenue of the year before the last: what the same customers bring now is compared with it. NULL in snapshots of
-- before, which a refresh computes again.
ALTER TABLE snapshots ADD COLUMN revenue_prior_12m DOUBLE;

-- Key figures of the base and of every group at every date, by definition version: a changed formula is another figure.
CREATE TABLE kpi_values (
  run_id       INTEGER NOT NULL,
  as_of        DATE NOT NULL,
  version_id   INTEGER,                  -- of the portfolio; NULL: the whole base
  group_index  SMALLINT,                 -- NULL: the whole base
  kpi          VARCHAR NOT NULL,         -- name in the registry (src/kpi)
  definition_version INTEGER NOT NULL,
  value        DOUBLE,                   -- NULL: see missing
  lower        DOUBLE,                   -- 95 %; NULL where there is no interval
  upper        DOUBLE,
  numerator    DOUBLE,
  denominator  DOUBLE,
  basis        VARCHAR,                  -- which of several sources it rests on, where there are several
  missing      JSON                      -- { code, params }: what would have to be there
);
