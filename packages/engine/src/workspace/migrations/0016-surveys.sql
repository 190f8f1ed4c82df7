-- What was found out about everyone at the newest date, as a document: how the values of each variable are spread, and of
-- how many customers those of the library are known. Counted once beside group_totals (0011), under the same rules.
CREATE TABLE surveys (
  run_id       INTEGER NOT NULL,
  as_of        DATE NOT NULL,
  what         VARCHAR NOT NULL,         -- variables, library
  document     JSON NOT NULL,
  last_import  INTEGER NOT NULL,         -- customers, ratings and enrichments are known as of this import
  formulas     VARCHAR NOT NULL          -- fingerprint of the registered measures that it was counted by
);

-- Who loses money in a group, and how much: by margin and, where the base is costed, by contribution. Totals of before are
-- counted again by the next refresh.
ALTER TABLE group_totals ADD COLUMN margin_losers BIGINT;
ALTER TABLE group_totals ADD COLUMN margin_losses DOUBLE;
ALTER TABLE group_totals ADD COLUMN contribution_losers BIGINT;
ALTER TABLE group_totals ADD COLUMN contribution_losses DOUBLE;
DELETE FROM group_totals;
