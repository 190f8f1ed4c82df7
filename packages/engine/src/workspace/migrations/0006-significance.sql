-- Strategically significant customers. Rows are only ever added: who takes a flag back adds a withdrawal.
CREATE SEQUENCE significance_flag_ids START 1;

CREATE TABLE significance_flags (
  flag_id      INTEGER NOT NULL,
  customer_key INTEGER NOT NULL,
  kind         VARCHAR NOT NULL,         -- high-lifetime-value, high-volume, benchmark, inspiration, door-opener
  evidence     VARCHAR NOT NULL,
  owner        VARCHAR NOT NULL,
  given_on     DATE NOT NULL,            -- first day on which it counts
  until        DATE NOT NULL,            -- day of review: the last day on which it counts
  created_at   TIMESTAMP NOT NULL
);

CREATE TABLE significance_withdrawals (
  flag_id      INTEGER NOT NULL,
  withdrawn_on DATE NOT NULL,            -- first day on which the flag counts no more
  withdrawn_by VARCHAR NOT NULL,
  reason       VARCHAR NOT NULL,
  created_at   TIMESTAMP NOT NULL
);
