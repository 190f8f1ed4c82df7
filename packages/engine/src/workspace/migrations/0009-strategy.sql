-- What is done for a group: each version a plain JSON document that never changes, with the baselines measured when it
-- was saved. A strategy belongs to a group by its name, so that it outlives new versions of the portfolio.
CREATE TABLE strategy_versions (
  portfolio_id VARCHAR NOT NULL,
  group_name   VARCHAR NOT NULL,
  number       INTEGER NOT NULL,         -- counts from 1 in each group
  document     JSON NOT NULL,
  baselines    JSON NOT NULL,            -- [{ kpiId, asOf, value, lower, upper }]
  author       VARCHAR,
  saved_at     TIMESTAMP NOT NULL
);

CREATE SEQUENCE strategy_step_ids START 1;

-- Who approved, activated, paused, ended or reopened which version, and why. The status follows from them.
CREATE TABLE strategy_steps (
  step_id      INTEGER NOT NULL,
  portfolio_id VARCHAR NOT NULL,
  group_name   VARCHAR NOT NULL,
  number       INTEGER NOT NULL,         -- the version on which the step was taken
  step         VARCHAR NOT NULL,
  taken_by     VARCHAR NOT NULL,
  reason       VARCHAR,
  taken_at     TIMESTAMP NOT NULL
);

CREATE SEQUENCE strategy_progress_ids START 1;

-- How far actions and tasks are; the last word on each counts.
CREATE TABLE strategy_progress (
  progress_id  INTEGER NOT NULL,
  portfolio_id VARCHAR NOT NULL,
  group_name   VARCHAR NOT NULL,
  item_id      VARCHAR NOT NULL,
  state        VARCHAR NOT NULL,         -- open, in-progress, done, dropped
  told_by      VARCHAR NOT NULL,
  note         VARCHAR,
  told_at      TIMESTAMP NOT NULL
);

CREATE SEQUENCE insight_ids START 1;

-- From insight to action. Whoever changes one adds a version.
CREATE TABLE insight_versions (
  insight_id   INTEGER NOT NULL,
  number       INTEGER NOT NULL,
  document     JSON NOT NULL,
  author       VARCHAR,
  saved_at     TIMESTAMP NOT NULL
);
