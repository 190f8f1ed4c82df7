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
  amount       VARCHAR NOT NULL,         -- sum of the money in it, exactly
  first_on     DATE NOT NULL,
  last_on      DATE NOT NULL,
  read_at      TIMESTAMP NOT NULL
);
