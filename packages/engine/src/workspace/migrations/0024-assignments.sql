-- Which portfolio version has been applied to which snapshot, and to how many customers: who asks need not count memberships.
CREATE TABLE assignments (
  run_id     INTEGER NOT NULL,
  version_id INTEGER NOT NULL,
  as_of      DATE NOT NULL,
  customers  BIGINT NOT NULL
);
-- As many as were published, not as are left: what was lost before is computed again.
INSERT INTO assignments SELECT DISTINCT m.run_id, m.version_id, m.as_of, p.customers
FROM memberships AS m JOIN publications AS p ON p.run_id = m.run_id AND p.as_of = m.as_of;
