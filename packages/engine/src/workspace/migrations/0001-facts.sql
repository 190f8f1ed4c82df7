-- Facts: what happened or is known. One table per import kind (design section 1).
-- No primary keys: DuckDB's indexes cost more memory than the data at ten million rows. Imports replace
-- rows by key in one transaction, and `doctor` proves uniqueness (docs/decisions/0003).

CREATE SEQUENCE customer_keys START 1;

-- One row per customer ever named by any import. A customer known only from orders has no attributes yet.
CREATE TABLE customers (
  customer_key       INTEGER NOT NULL DEFAULT nextval('customer_keys'),
  customer_id        VARCHAR NOT NULL,   -- the company's own key
  name               VARCHAR,
  kind               VARCHAR,            -- person, household, company, institution
  parent_id          VARCHAR,            -- customer_id of the parent company or the household
  since              DATE,               -- customer since, where the source says so
  country            VARCHAR,
  region             VARCHAR,
  city               VARCHAR,
  postcode           VARCHAR,
  gender             VARCHAR,
  birth_date         DATE,
  industry           VARCHAR,
  employees          DOUBLE,
  annual_revenue     DOUBLE,
  credit_rating      VARCHAR,
  default_probability DOUBLE,            -- per year, 0..1
  acquisition_channel VARCHAR,
  email              VARCHAR,
  phone              VARCHAR,
  attributes         JSON,               -- columns that have no field of their own
  import_id          INTEGER             -- the import that last wrote the attributes; NULL: known from facts only
);

CREATE TABLE products (
  product_id   VARCHAR NOT NULL,
  name         VARCHAR,
  category     VARCHAR,
  subcategory  VARCHAR,
  unit_cost    DOUBLE,
  list_price   DOUBLE,
  attributes   JSON,
  import_id    INTEGER NOT NULL
);

-- Order ids hardly repeat: compressing them took longer than everything else of an import, and every refresh reads them.

-- Key: order_id. Where lines of the same order exist, the lines carry the money and this row the circumstances.
CREATE TABLE orders (
  order_id     VARCHAR NOT NULL USING COMPRESSION uncompressed,
  customer_key INTEGER NOT NULL,
  ordered_on   DATE NOT NULL,
  ordered_at   TIMESTAMP,
  amount       DOUBLE NOT NULL,          -- net of discount, without tax; negative for a return or cancellation
  discount     DOUBLE,                   -- money given away on this order
  cost         DOUBLE,                   -- cost of the goods sold, as known
  shipping     DOUBLE,
  channel      VARCHAR,
  currency     VARCHAR,
  status       VARCHAR,
  campaign     VARCHAR,
  import_id    INTEGER NOT NULL
);

-- Key: order_id; a corrected file replaces all lines of the orders that it names.
CREATE TABLE order_lines (
  order_id     VARCHAR NOT NULL USING COMPRESSION uncompressed,
  line_id      VARCHAR,                  -- the file's own number of the line, where it has one
  customer_key INTEGER NOT NULL,
  ordered_on   DATE NOT NULL,
  ordered_at   TIMESTAMP,
  product_id   VARCHAR,
  quantity     DOUBLE,
  unit_price   DOUBLE,
  amount       DOUBLE NOT NULL,          -- net line amount; negative for a return or cancellation
  discount     DOUBLE,                   -- money given away on this line
  cost         DOUBLE,                   -- cost of the goods sold on this line
  channel      VARCHAR,
  currency     VARCHAR,
  import_id    INTEGER NOT NULL
);

CREATE TABLE interactions (
  interaction_id VARCHAR NOT NULL,
  customer_key INTEGER NOT NULL,
  occurred_on  DATE NOT NULL,
  occurred_at  TIMESTAMP,
  kind         VARCHAR,                  -- ticket, call, visit, web, chat ...
  channel      VARCHAR,
  duration_minutes DOUBLE,
  satisfaction DOUBLE,                   -- as rated by the customer, on the scale 0..10
  cost         DOUBLE,
  subject      VARCHAR,
  import_id    INTEGER NOT NULL
);

CREATE TABLE contracts (
  contract_id  VARCHAR NOT NULL,
  customer_key INTEGER NOT NULL,
  started_on   DATE NOT NULL,
  ends_on      DATE,                     -- agreed end of the current term
  ended_on     DATE,                     -- actual end; NULL while in force
  value_per_year DOUBLE,
  kind         VARCHAR,
  status       VARCHAR,
  import_id    INTEGER NOT NULL
);

-- Ledger costs; customer_key only where the ledger names one.
CREATE TABLE costs (
  cost_id      VARCHAR NOT NULL,
  incurred_on  DATE NOT NULL,
  pool         VARCHAR NOT NULL,         -- ledger account or cost pool
  amount       DOUBLE NOT NULL,
  customer_key INTEGER,
  activity     VARCHAR,
  driver       VARCHAR,
  note         VARCHAR,
  import_id    INTEGER NOT NULL
);

-- Marketing touches with their arm (a held-out customer has a row too, with is_holdout) and outcome.
CREATE TABLE contacts (
  contact_id   VARCHAR NOT NULL,
  customer_key INTEGER NOT NULL,
  contacted_on DATE NOT NULL,
  campaign     VARCHAR,
  arm          VARCHAR,
  is_holdout   BOOLEAN,
  channel      VARCHAR,
  cost         DOUBLE,
  responded    BOOLEAN,
  responded_on DATE,
  outcome_value DOUBLE,
  import_id    INTEGER NOT NULL
);

-- Managers' scores. Key: (customer, criterion, rater, rated_on).
CREATE TABLE ratings (
  customer_key INTEGER NOT NULL,
  criterion    VARCHAR NOT NULL,
  score        DOUBLE NOT NULL,
  scale_max    DOUBLE,
  rater        VARCHAR NOT NULL,
  rated_on     DATE NOT NULL,
  import_id    INTEGER NOT NULL
);

-- A bought or borrowed table keyed by customer or by an attribute such as postcode, with its provenance.
CREATE TABLE enrichments (
  import_id    INTEGER NOT NULL,
  name         VARCHAR NOT NULL,
  key_kind     VARCHAR NOT NULL,         -- customer, postcode, city, country ...
  source       VARCHAR,
  licence      VARCHAR,
  valid_from   DATE NOT NULL,            -- nothing before this day may be explained by it
  match_rate   DOUBLE                    -- share of known customers that found a row, at import
);

CREATE TABLE enrichment_values (
  import_id    INTEGER NOT NULL,
  key          VARCHAR NOT NULL,
  attribute    VARCHAR NOT NULL,
  value        VARCHAR
);

CREATE SEQUENCE import_ids START 1;

CREATE TABLE imports (
  import_id    INTEGER NOT NULL DEFAULT nextval('import_ids'),
  kind         VARCHAR NOT NULL,
  file_name    VARCHAR NOT NULL,
  content_hash VARCHAR NOT NULL,         -- sha-256 of the file and of the mapping and options it was read with
  shape        VARCHAR NOT NULL,         -- hash of kind and column names: the key under which the mapping is remembered
  mapping      JSON NOT NULL,            -- { field: column }
  options      JSON NOT NULL,            -- delimiter, encoding, date order, decimal mark ... as read
  rows         BIGINT NOT NULL,
  accepted     BIGINT NOT NULL,
  rejected     BIGINT NOT NULL,
  replaced     BIGINT NOT NULL,
  reasons      JSON NOT NULL,            -- { code: count }
  earliest_on  DATE,                     -- first day whose facts this import changed; NULL: undated facts, every day
  imported_at  TIMESTAMP NOT NULL DEFAULT current_timestamp
);

CREATE TABLE rejects (
  import_id    INTEGER NOT NULL,
  row_number   BIGINT NOT NULL,          -- 1 = first row of data
  column_name  VARCHAR,
  value        VARCHAR,
  reason       VARCHAR NOT NULL,         -- error code
  row          JSON NOT NULL             -- the whole row as read, so that it can be repaired and imported again
);

CREATE TABLE remembered_mappings (
  shape        VARCHAR NOT NULL,
  kind         VARCHAR NOT NULL,
  mapping      JSON NOT NULL,
  options      JSON NOT NULL
);

CREATE TABLE settings (
  name         VARCHAR NOT NULL,
  value        JSON NOT NULL
);
