-- What came of the reports that are written after refreshes: the file, or why there is none.
CREATE TABLE written_reports (
  run_id       INTEGER NOT NULL,
  portfolio_id VARCHAR NOT NULL,
  language     VARCHAR NOT NULL,
  written_at   TIMESTAMP NOT NULL,
  as_of        DATE,
  file         VARCHAR,                  -- inside of the workspace; NULL: not written, or removed since to make room
  failure      JSON                      -- { code, params, message }
);
