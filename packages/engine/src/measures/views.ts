import type { Database } from '../sql/database.ts'
import { trusted } from '../sql/sql.ts'
import { isEnd } from './interval-ends.ts'
import { registeredMeasures } from './registry.ts'

/** What a connection sees: all that is published or, in a run, also what that run is going to publish. */
export type Sight = 'published' | 'pending'

const published = 'SELECT * FROM publications'
const publications: Readonly<Record<Sight, string>> = {
  published,
  pending: `${published} UNION ALL SELECT * FROM pending_publications`,
}

/** The newest run of each as-of date is the current one. */
const currentPublications = (sight: Sight): string => `current_publications AS
SELECT as_of, max(run_id) AS run_id, arg_max(customers, run_id) AS customers FROM (${publications[sight]}) GROUP BY as_of`

/**
 * The wide snapshot: every registered measure of every customer at every as-of date, but for the ends of intervals. Everyone in it is a customer, so a
 * left join finds the same, and keeps the engine from building its hash table of the wide side: half the time.
 */
const snapshot = `snapshot AS
SELECT s.run_id, s.as_of, s.customer_key, c.customer_id, c.name, c.parent_id, s.purchase_days_prior_12m, s.revenue_prior_12m,
  s.first_day_revenue,
${registeredMeasures
  .filter(({ name }) => !isEnd(name))
  .map(({ name, expression }) => `  ${expression} AS "${name}"`)
  .join(',\n')}
FROM snapshots s
JOIN current_publications p ON p.as_of = s.as_of AND p.run_id = s.run_id
LEFT JOIN customers c ON c.customer_key = s.customer_key`

const currentMemberships = `current_memberships AS
SELECT m.* FROM memberships m JOIN current_publications p ON p.as_of = m.as_of AND p.run_id = m.run_id`

/** More steps up than companies have; ends those who are their own ancestors. */
const MOST_STEPS = 20

/**
 * To whom a customer belongs, itself if to nobody: the direct parent (household, account) and the topmost one. Not dated:
 * who belongs to whom is known as it is today. Only who belongs to somebody climbs, by keys: of a million customers who
 * belong to nobody, everyone climbing by name took 1.4 s.
 */
const units = `units AS
WITH RECURSIVE links AS MATERIALIZED (
  SELECT c.customer_key, p.customer_key AS parent_key FROM customers c JOIN customers p ON p.customer_id = c.parent_id
), climb AS (
  SELECT customer_key, parent_key AS unit_key, 1 AS steps FROM links
  UNION ALL
  SELECT climb.customer_key, l.parent_key, steps + 1
  FROM climb JOIN links l ON l.customer_key = climb.unit_key WHERE steps < ${MOST_STEPS}
), tops AS (
  SELECT customer_key, arg_max(unit_key, steps) FILTER (steps = 1) AS parent_key, arg_max(unit_key, steps) AS topmost_key
  FROM climb GROUP BY customer_key
)
SELECT c.customer_key, coalesce(t.parent_key, c.customer_key) AS parent_key, coalesce(t.topmost_key, c.customer_key) AS topmost_key
FROM customers c LEFT JOIN tops t ON t.customer_key = c.customer_key`

/**
 * Views follow the registry of this program, so they are made anew whenever a workspace is opened. Those of a run are its
 * connection's own: they hide the others there, and go with it.
 */
export async function createViews(database: Database, sight: Sight): Promise<void> {
  const made = sight === 'pending' ? 'TEMP VIEW' : 'VIEW'
  for (const view of [currentPublications(sight), snapshot, currentMemberships, units]) {
    await database.execute(trusted(`CREATE OR REPLACE ${made} ${view}`))
  }
}
