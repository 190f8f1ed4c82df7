CREATE SEQUENCE value_rating_ids START 1;

-- What customers, or managers in their place, think of the proposition for a group beside the next best one. Never
-- changed: who rates again adds a row, and the last word counts.
CREATE TABLE value_ratings (
  rating_id    INTEGER NOT NULL,
  portfolio_id VARCHAR NOT NULL,
  group_name   VARCHAR NOT NULL,
  rater        VARCHAR NOT NULL,
  rater_kind   VARCHAR NOT NULL,         -- customer, manager
  rated_on     DATE NOT NULL,
  scores       JSON NOT NULL,            -- [{ criterionId, ours, alternative }], 1 to 10
  note         VARCHAR,
  saved_at     TIMESTAMP NOT NULL
);

CREATE SEQUENCE account_link_ids START 1;

-- Links between accounts: who supplies, owns, recommends whom. An end is a row of its own, so that the record stays whole.
CREATE TABLE account_links (
  link_id      INTEGER NOT NULL,
  from_key     INTEGER NOT NULL,         -- customers
  to_key       INTEGER NOT NULL,
  kind         VARCHAR NOT NULL,
  since        DATE NOT NULL,
  source       VARCHAR NOT NULL,         -- who says so
  note         VARCHAR,
  saved_at     TIMESTAMP NOT NULL
);

CREATE TABLE account_link_ends (
  link_id      INTEGER NOT NULL,
  ended_on     DATE NOT NULL,            -- first day on which it holds no more
  ended_by     VARCHAR NOT NULL,
  reason       VARCHAR NOT NULL,
  saved_at     TIMESTAMP NOT NULL
);
