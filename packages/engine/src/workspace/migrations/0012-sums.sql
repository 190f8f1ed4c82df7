-- Facts are summed once, by customer and calendar month, and the sums are kept (docs/decisions/0020). Snapshots add them
-- up. Everything here can be made again from the facts; a refresh makes anew the months that imports touched since.

CREATE TABLE purchase_months (
  month        DATE NOT NULL,            -- its first day
  customer_key INTEGER NOT NULL,
  first_purchase_on DATE,                -- NULL: nothing but returns and cancellations
  last_purchase_on DATE,
  purchase_days INTEGER NOT NULL,
  purchase_day_sum BIGINT,               -- sum of (purchase day - 1970-01-01)
  first_day_revenue DOUBLE,
  orders       INTEGER NOT NULL,
  revenue      DOUBLE NOT NULL,          -- net of returns
  returned     DOUBLE NOT NULL,          -- positive money
  cost_of_goods DOUBLE,                  -- NULL where unknown
  costed_revenue DOUBLE,                 -- revenue of the lines whose cost is known
  discount     DOUBLE
);

-- Interactions, marketing touches and answers to them, each in the month in which it came.
CREATE TABLE service_months (
  month        DATE NOT NULL,
  customer_key INTEGER NOT NULL,
  interactions INTEGER NOT NULL,
  tickets      INTEGER NOT NULL,
  satisfaction_sum DOUBLE NOT NULL,
  satisfaction_count INTEGER NOT NULL,
  contacts     INTEGER NOT NULL,
  responses    INTEGER NOT NULL
);

-- The first day of each customer at all, in each category and through each channel: of days that later facts cannot change.
CREATE TABLE first_days (
  customer_key INTEGER NOT NULL,
  what         VARCHAR NOT NULL,         -- fact, category, channel
  name         VARCHAR,                  -- of the category or channel; NULL: any fact
  first_on     DATE NOT NULL
);

-- Which months have been summed, and as of which import. A month without a row has not been.
CREATE TABLE summed_months (
  month        DATE NOT NULL,
  sums         VARCHAR NOT NULL,         -- purchases, services, first-days
  last_import  INTEGER NOT NULL,
  rows         BIGINT NOT NULL,          -- that were written for it: where they are not there, it is summed again
  categories   VARCHAR                   -- of first days: fingerprint of the categories of products
);

-- Months whose facts the import changed, by their first days; NULL: perhaps every month.
ALTER TABLE imports ADD COLUMN months DATE[];
