-- What came of the refreshes that a server made by itself, at the times that the settings ask for.
CREATE TABLE scheduled_refreshes (
  due_at      TIMESTAMP NOT NULL,        -- UTC, as all moments
  finished_at TIMESTAMP NOT NULL,
  outcome     VARCHAR NOT NULL,          -- done, nothing-new, failed, cancelled
  run_id      INTEGER,                   -- NULL: it published none
  failure     JSON                       -- { code, params, message }
);

-- The schedule that a server has seen, and up to when all that it asked for has been done: a row at most.
CREATE TABLE refresh_clock (
  schedule      JSON NOT NULL,
  settled_until TIMESTAMP NOT NULL
);
