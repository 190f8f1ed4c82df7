-- What managers judge that effort brings in a group. Rows are only ever added; the newest of a group counts.
CREATE SEQUENCE response_answer_ids START 1;

CREATE TABLE response_answers (
  answers_id   INTEGER NOT NULL,
  portfolio_id VARCHAR NOT NULL,
  version_id   INTEGER NOT NULL,         -- the portfolio version whose group was judged
  group_name   VARCHAR NOT NULL,
  answers      JSON NOT NULL,            -- contract: groupAnswers
  author       VARCHAR NOT NULL,
  rationale    VARCHAR NOT NULL,
  created_at   TIMESTAMP NOT NULL
);
