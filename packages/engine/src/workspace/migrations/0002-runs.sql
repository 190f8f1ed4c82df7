-- What is computed from the facts. Rows are only ever added; the newest published run of an as-of date is current.

CREATE SEQUENCE run_ids START 1;

CREATE TABLE runs (
  run_id       INTEGER NOT NULL,
  started_at   TIMESTAMP NOT NULL,
  finished_at  TIMESTAMP NOT NULL,
  last_import  INTEGER NOT NULL,         -- facts as of this import
  settings     JSON NOT NULL,            -- margin and discount rate that the values rest on
  stages       JSON NOT NULL             -- [{ stage, asOf, rows, seconds }]: what each stage did
);

-- A run publishes one or more as-of dates.
CREATE TABLE publications (
  run_id       INTEGER NOT NULL,
  as_of        DATE NOT NULL,
  customers    BIGINT NOT NULL,
  facts_until  DATE                      -- last dated fact that the snapshot saw
);

-- The stored part of a snapshot: sufficient statistics and model scores. Everything that follows from them by
-- arithmetic is computed in the view `snapshot` (src/measures).
CREATE TABLE snapshots (
  run_id             INTEGER NOT NULL,
  as_of              DATE NOT NULL,
  customer_key       INTEGER NOT NULL,
  first_purchase_on  DATE,
  last_purchase_on   DATE,
  purchase_days      INTEGER NOT NULL,
  orders             INTEGER NOT NULL,
  revenue            DOUBLE NOT NULL,    -- net of returns
  first_day_revenue  DOUBLE,
  revenue_12m        DOUBLE NOT NULL,
  purchase_days_12m  INTEGER NOT NULL,
  purchase_days_prior_12m INTEGER NOT NULL, -- in the 12 months before those: gives the repeat rate
  cost_of_goods      DOUBLE,             -- NULL where unknown
  costed_revenue     DOUBLE,             -- revenue of the lines whose cost is known
  returned_amount    DOUBLE NOT NULL,    -- positive money
  sold_amount        DOUBLE NOT NULL,    -- before returns
  discount           DOUBLE NOT NULL,
  margin_rate        FLOAT,              -- own gross margin, drawn towards the base's by one typical purchase
  purchase_day_sum   BIGINT,             -- sum of (purchase day - 1970-01-01): gives the trend of the gaps
  categories         INTEGER NOT NULL,
  channels           INTEGER NOT NULL,
  interactions       INTEGER NOT NULL,
  tickets            INTEGER NOT NULL,
  satisfaction       FLOAT,
  contacts           INTEGER NOT NULL,
  responses          INTEGER NOT NULL,
  active_contracts   INTEGER NOT NULL,
  probability_alive  FLOAT,
  probability_alive_lower FLOAT,
  probability_alive_upper FLOAT,
  expected_purchases_12m FLOAT,
  expected_purchases_12m_lower FLOAT,
  expected_purchases_12m_upper FLOAT,
  expected_spend     FLOAT,
  expected_spend_lower FLOAT,
  expected_spend_upper FLOAT,
  clv_12m            FLOAT,
  clv_12m_lower      FLOAT,
  clv_12m_upper      FLOAT,
  clv_residual       FLOAT,
  clv_residual_lower FLOAT,
  clv_residual_upper FLOAT
);

CREATE TABLE fitted_models (
  run_id       INTEGER NOT NULL,
  as_of        DATE NOT NULL,
  name         VARCHAR NOT NULL,         -- bg-nbd, mbg-nbd, pareto-nbd, nbd, gamma-gamma
  uses         JSON NOT NULL,            -- [alive, purchases, spend]: what its numbers are used for
  published    BOOLEAN NOT NULL,         -- false: not sound, see reason
  reason       JSON NOT NULL,            -- { code, params }: why it was chosen, or why not
  model        JSON NOT NULL,            -- the fitted model as plain data
  holdout      JSON NOT NULL             -- what it foretold from an earlier day beside what came, or null
);

CREATE SEQUENCE portfolio_version_ids START 1;

CREATE TABLE portfolios (
  portfolio_id VARCHAR NOT NULL,         -- kebab-case name
  created_at   TIMESTAMP NOT NULL
);

-- A version never changes: its cut points are part of it.
CREATE TABLE portfolio_versions (
  version_id   INTEGER NOT NULL,
  portfolio_id VARCHAR NOT NULL,
  number       INTEGER NOT NULL,
  definition   JSON NOT NULL,
  cuts         JSON NOT NULL,            -- { tier: [cut, ...] }
  calibrated_as_of DATE,                 -- the snapshot from which the cuts were taken
  author       VARCHAR,
  rationale    VARCHAR,
  created_at   TIMESTAMP NOT NULL
);

CREATE TABLE memberships (
  run_id       INTEGER NOT NULL,
  version_id   INTEGER NOT NULL,
  as_of        DATE NOT NULL,
  customer_key INTEGER NOT NULL,
  group_index  SMALLINT NOT NULL,        -- position in the definition's groups; the rest comes last
  cell         INTEGER NOT NULL          -- mixed-radix index of the customer's tiers: says why
);
