-- Facts that stay in a cluster. No secret is ever written here (docs/guide/trino.md).

-- At most one row.
CREATE TABLE sources (
  kind         VARCHAR NOT NULL,         -- trino
  url          VARCHAR NOT NULL,
  catalog      VARCHAR NOT NULL,
  schema_name  VARCHAR NOT NULL,
  user_name    VARCHAR NOT NULL,
  certificates VARCHAR,                  -- PEM of authorities, where the machine does not know them
  added_at     TIMESTAMP NOT NULL
);

CREATE TABLE source_tables (
  kind         VARCHAR NOT NULL,         -- the import kind whose facts the table holds
  table_name   VARCHAR NOT NULL,         -- of the source's schema, or schema.table
  mapping      JSON NOT NULL             -- { field: column }
);

-- What each month of each table held when it was last read: a month whose rows differ is read again.
CREATE TABLE source_months (
  kind         VARCHAR NOT NULL,
  month        DATE NOT NULL,            -- its first day
  rows         BIGINT NOT NULL,
  fingerprint  VARCHAR NOT NULL,         -- of who, when and how much in its rows, in whatever order
  first_on     DATE NOT NULL,
  last_on      DATE NOT NULL,
  read_at      TIMESTAMP NOT NULL
);

-- A month that an as-of date divides is asked for in parts, each until such a day or the end of the month: whole months
-- are kept as sums, and the rows that could be summed anew stay in the cluster. Made anew by each refresh that needs them.
CREATE TABLE purchase_parts AS SELECT CAST(NULL AS DATE) AS until, * EXCLUDE (month) FROM purchase_months LIMIT 0;
CREATE TABLE service_parts AS SELECT CAST(NULL AS DATE) AS until, * EXCLUDE (month) FROM service_months LIMIT 0;

-- Names that facts of the cluster use, by table and column of the workspace's own: at most 200 of each.
CREATE TABLE source_names (
  table_name   VARCHAR NOT NULL,
  column_name  VARCHAR NOT NULL,
  name         VARCHAR NOT NULL
);
