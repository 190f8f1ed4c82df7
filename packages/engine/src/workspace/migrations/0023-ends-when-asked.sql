-- The ends of intervals follow from a snapshot and its models, and are worked out when they are asked for (docs/decisions/0035).
ALTER TABLE snapshots DROP COLUMN probability_alive_lower;
ALTER TABLE snapshots DROP COLUMN probability_alive_upper;
ALTER TABLE snapshots DROP COLUMN expected_purchases_12m_lower;
ALTER TABLE snapshots DROP COLUMN expected_purchases_12m_upper;
ALTER TABLE snapshots DROP COLUMN expected_spend_lower;
ALTER TABLE snapshots DROP COLUMN expected_spend_upper;
ALTER TABLE snapshots DROP COLUMN clv_12m_lower;
ALTER TABLE snapshots DROP COLUMN clv_12m_upper;
ALTER TABLE snapshots DROP COLUMN clv_residual_lower;
ALTER TABLE snapshots DROP COLUMN clv_residual_upper;
