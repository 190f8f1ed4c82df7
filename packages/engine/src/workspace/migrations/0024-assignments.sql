-- Which portfolio version has been applied to which snapshot, and to how many customers: who asks need not count memberships.
CREATE TABLE assignments (
  run_id     INTEGER NOT NULL,
  version_id INTEGER NOT NULL,
  as_of      DATE NOT NULL,
  customers  BIGINT NOT NULL
);
INSERT INTO assignments SELECT run_id, version_id, as_of, count(*) FROM memberships GROUP BY ALL;
