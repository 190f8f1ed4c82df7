-- What is left of the list price after everything given back, of the last 12 months: NULL where there is no cost model.
ALTER TABLE snapshots ADD COLUMN net_price_12m DOUBLE;

CREATE SEQUENCE audit_ids START 1;

-- Answers to the self-audit of how customers are managed as a portfolio. Never changed: what one thought then stays.
CREATE TABLE capability_audits (
  audit_id     INTEGER NOT NULL,
  answered_on  DATE NOT NULL,
  answered_by  VARCHAR NOT NULL,
  edition      INTEGER NOT NULL,         -- of the questions: answers to two editions do not compare
  answers      JSON NOT NULL,            -- { question: { score, note } }
  note         VARCHAR,
  saved_at     TIMESTAMP NOT NULL
);
