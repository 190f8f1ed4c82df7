-- What a version froze is more than its cut points: nested cuts, and groups that joined others.
ALTER TABLE portfolio_versions RENAME COLUMN cuts TO calibration;
UPDATE portfolio_versions SET calibration = '{"cuts":' || calibration || ',"nested":{},"merged":{}}';

-- What the definition says by itself; differs from group_index where hysteresis holds a customer back.
ALTER TABLE memberships ADD COLUMN raw_group_index SMALLINT;
UPDATE memberships SET raw_group_index = group_index;

-- Definitions that somebody is working on: nobody is assigned by them.
CREATE TABLE portfolio_drafts (
  draft_id     VARCHAR NOT NULL,
  definition   JSON NOT NULL,
  author       VARCHAR,
  rationale    VARCHAR,
  saved_at     TIMESTAMP NOT NULL
);
