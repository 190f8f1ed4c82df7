-- The cost model: pools, activities, drivers. One per workspace; saving adds a version, and none is ever changed.
CREATE TABLE cost_model_versions (
  number       INTEGER NOT NULL,         -- counts from 1
  model        JSON NOT NULL,
  author       VARCHAR,
  rationale    VARCHAR,
  created_at   TIMESTAMP NOT NULL
);

-- What a costing of one as-of date did: rates, capacity, what was left over, what does not reconcile.
CREATE TABLE costings (
  run_id       INTEGER NOT NULL,
  as_of        DATE NOT NULL,
  version      INTEGER NOT NULL,         -- of the cost model
  report       JSON NOT NULL
);

-- The customer's profit and loss over the 12 months until the as-of date, in the order of the waterfall. Money that is
-- taken off is above zero.
CREATE TABLE customer_profits (
  run_id       INTEGER NOT NULL,
  as_of        DATE NOT NULL,
  customer_key INTEGER NOT NULL,
  list_revenue DOUBLE NOT NULL,          -- sales before discounts, returns not taken off
  on_invoice_discount DOUBLE NOT NULL,
  rebates      DOUBLE NOT NULL,
  promotions   DOUBLE NOT NULL,
  terms        DOUBLE NOT NULL,
  freight_allowances DOUBLE NOT NULL,
  returns      DOUBLE NOT NULL,
  product_cost DOUBLE NOT NULL,
  order_cost   DOUBLE NOT NULL,
  delivery     DOUBLE NOT NULL,
  service      DOUBLE NOT NULL,
  selling      DOUBLE NOT NULL,
  financing    DOUBLE NOT NULL,
  marketing    DOUBLE NOT NULL,
  channel_cost DOUBLE NOT NULL,
  estimated_product_cost DOUBLE NOT NULL, -- the part of it that no cost of goods was known for
  drivers      DOUBLE[] NOT NULL         -- how much of each driver of the model, in its order
);

-- NULL where there is no cost model.
ALTER TABLE snapshots ADD COLUMN net_revenue_12m DOUBLE;
ALTER TABLE snapshots ADD COLUMN gross_margin_12m DOUBLE;
ALTER TABLE snapshots ADD COLUMN cost_to_serve_12m DOUBLE;
ALTER TABLE snapshots ADD COLUMN contribution_margin FLOAT; -- contribution ÷ net revenue, drawn towards the base's by one typical purchase
