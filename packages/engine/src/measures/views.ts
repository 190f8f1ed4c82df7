import type { Database } from '../sql/database.ts'
import { trusted } from '../sql/sql.ts'
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

/** The wide snapshot: every registered measure of every customer at every as-of date. */
const snapshot = `snapshot AS
SELECT s.run_id, s.as_of, s.customer_key, c.customer_id, c.name, c.parent_id, s.purchase_days_prior_12m,
${registeredMeasures.map(({ name, expression }) => `  ${expression} AS "${name}"`).join(',\n')}
FROM snapshots s
JOIN current_publications p ON p.as_of = s.as_of AND p.run_id = s.run_id
JOIN customers c ON c.customer_key = s.customer_key`

const currentMemberships = `current_memberships AS
SELECT m.* FROM memberships m JOIN current_publications p ON p.as_of = m.as_of AND p.run_id = m.run_id`

/**
 * Views follow the registry of this program, so they are made anew whenever a workspace is opened. Those of a run are its
 * connection's own: they hide the others there, and go with it.
 */
export async function createViews(database: Database, sight: Sight): Promise<void> {
  const made = sight === 'pending' ? 'TEMP VIEW' : 'VIEW'
  for (const view of [currentPublications(sight), snapshot, currentMemberships]) {
    await database.execute(trusted(`CREATE OR REPLACE ${made} ${view}`))
  }
}
