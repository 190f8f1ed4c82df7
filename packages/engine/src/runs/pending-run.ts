import { z } from 'zod'
import { createViews } from '../measures/views.ts'
import type { Database } from '../sql/database.ts'
import { identifier, sql } from '../sql/sql.ts'

/**
 * A run writes its rows under a number that no reader knows yet, statement by statement, and becomes visible in one short
 * transaction that inserts its publications (docs/decisions/0009). Working tables are given back as it goes, which one
 * long transaction would keep to its end.
 */
const written = [
  'snapshots',
  'fitted_models',
  'memberships',
  'assignments',
  'customer_profits',
  'costings',
  'kpi_values',
  'group_totals',
  'base_figures',
  'group_moves',
  'group_means',
  'group_flows',
  'surveys',
] as const

const number = z.object({ value: z.number() })

/** Takes a number, and lets this connection, and no other, see what the run will publish. */
export async function beginRun(database: Database): Promise<number> {
  const { value: runId } = await database.row(sql`SELECT nextval('run_ids') AS value`, number)
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE pending_publications AS FROM publications LIMIT 0`)
  await createViews(database, 'pending')
  return runId
}

/** Takes back what an unpublished run has written. */
export async function discardRun(database: Database, runId: number): Promise<void> {
  for (const table of written) await database.execute(sql`DELETE FROM ${identifier(table)} WHERE run_id = ${runId}`)
}

/**
 * Takes back what killed runs have written: under later numbers than any that was published, which lie at the end of the
 * tables, so that nothing else is looked at.
 */
export async function sweepUnpublished(database: Database): Promise<void> {
  for (const table of written) {
    await database.execute(sql`DELETE FROM ${identifier(table)}
      WHERE run_id > (SELECT coalesce(max(run_id), 0) FROM publications)`)
  }
}
