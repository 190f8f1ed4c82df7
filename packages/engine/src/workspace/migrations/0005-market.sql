-- Market segmentation projects: each a plain JSON document. Saving adds a version; none is ever changed.
CREATE TABLE market_project_versions (
  project_id   VARCHAR NOT NULL,         -- kebab-case name
  number       INTEGER NOT NULL,         -- counts from 1 in each project
  document     JSON NOT NULL,
  author       VARCHAR,
  saved_at     TIMESTAMP NOT NULL
);
