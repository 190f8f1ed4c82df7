-- What takes seconds to count from a million members and is asked for by every page: counted once, when members are
-- assigned, under the names of the runs that it was counted from. All of it can be counted again from snapshots and
-- memberships; who finds no row counts.

CREATE TABLE group_totals (
  run_id          INTEGER NOT NULL,
  version_id      INTEGER NOT NULL,
  as_of           DATE NOT NULL,
  group_index     SMALLINT NOT NULL,
  customers       BIGINT NOT NULL,
  earlier_buyers  BIGINT NOT NULL,      -- bought in the 12 months before the last 12
  buyers_again    BIGINT NOT NULL,      -- of them, who bought in the last 12 as well
  value           DOUBLE,               -- sum of 12-month lifetime value
  revenue_12m     DOUBLE,
  scored          BIGINT NOT NULL,      -- customers with a lifetime value
  value_variance  DOUBLE,               -- population variances
  with_margin     BIGINT NOT NULL,
  margin          DOUBLE,               -- of the last 12 months
  margin_variance DOUBLE,
  with_contribution BIGINT NOT NULL,
  contribution    DOUBLE,               -- of the last 12 months, where the base is costed
  contribution_variance DOUBLE,
  with_alive      BIGINT NOT NULL,
  alive           DOUBLE,               -- sum of the probabilities of being a customer still
  alive_variance  DOUBLE,
  formulas        VARCHAR NOT NULL      -- fingerprint of the registered measures that it was counted by
);

-- The whole base at a date, measure by measure.
CREATE TABLE base_figures (
  run_id       INTEGER NOT NULL,
  as_of        DATE NOT NULL,
  measure      VARCHAR NOT NULL,
  mean         DOUBLE,
  deviation    DOUBLE,                  -- of the sample
  last_import  INTEGER NOT NULL,        -- customers are known as of this import
  formulas     VARCHAR NOT NULL
);

-- One row for each version and two month ends that follow each other.
CREATE TABLE group_moves (
  run_id       INTEGER NOT NULL,        -- the newer of the two
  version_id   INTEGER NOT NULL,
  from_run_id  INTEGER NOT NULL,
  from_as_of   DATE NOT NULL,
  to_run_id    INTEGER NOT NULL,
  to_as_of     DATE NOT NULL,
  moves        STRUCT("from" SMALLINT, "to" SMALLINT, customers BIGINT)[] NOT NULL,
  stayed       BIT                      -- bit k − 1: the customer of key k was in the same group at both
);
