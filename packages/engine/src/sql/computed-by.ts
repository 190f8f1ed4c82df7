import type { StatementsOfNumber } from '@sabad/contract/schemas/statements'
import type { Database } from './database.ts'
import type { Sql } from './sql.ts'
import { tracedQueries } from './traced.ts'
import { writtenOut } from './written-out.ts'

/**
 * The queries that work something out, to be run in order: the one, after those that lay what it needs. Tables that the
 * program fills itself are marked as such where they are made.
 */
export async function computedBy(database: Database, query: Sql): Promise<StatementsOfNumber['statements']> {
  if (!query.needs) return [{ role: 'compute', sql: writtenOut(query) }]
  const asked = await tracedQueries(() => database.execute(query))
  return asked.map((one) => ({ role: 'compute', sql: one.sql }))
}
