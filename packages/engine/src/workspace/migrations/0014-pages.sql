-- What else pages ask for of a million customers, counted once beside group_totals (0011) under the same rules: under the
-- names of the runs that it was counted from, and whoever finds no row counts.

-- One row for each flow of a version between two dates; NULL: not known at that date.
CREATE TABLE group_flows (
  run_id         INTEGER NOT NULL,       -- the newer of the two
  version_id     INTEGER NOT NULL,
  from_run_id    INTEGER NOT NULL,
  from_as_of     DATE NOT NULL,
  to_run_id      INTEGER NOT NULL,
  to_as_of       DATE NOT NULL,
  from_group     SMALLINT,
  to_group       SMALLINT,
  customers      BIGINT NOT NULL,
  value_before   DOUBLE,                 -- sums of 12-month lifetime value, and of revenue of 12 months
  value_after    DOUBLE,
  revenue_before DOUBLE,
  revenue_after  DOUBLE
);

-- The profile of a group: the mean of each measure.
CREATE TABLE group_means (
  run_id       INTEGER NOT NULL,
  version_id   INTEGER NOT NULL,
  as_of        DATE NOT NULL,
  group_index  SMALLINT NOT NULL,
  measure      VARCHAR NOT NULL,
  mean         DOUBLE,
  last_import  INTEGER NOT NULL,         -- customers are known as of this import
  formulas     VARCHAR NOT NULL          -- fingerprint of the registered measures that it was counted by
);
