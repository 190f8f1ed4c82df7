import { type NewSource, type Source, source, sourceTable } from '@sabad/contract/schemas/sources'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

const sourceRow = source.omit({ tables: true })
const tableRow = z
  .object({ kind: z.string(), table: z.string(), mapping: z.string() })
  .transform((row) => sourceTable.parse({ ...row, mapping: JSON.parse(row.mapping) }))

/** The cluster of the workspace; null where all facts are its own. */
export async function storedSource(database: Database): Promise<Source | null> {
  const [found] = await database.rows(
    sql`SELECT kind, url, catalog, schema_name AS schema, user_name AS user, certificates,
               strftime(added_at, '%Y-%m-%dT%H:%M:%SZ') AS "addedAt" FROM sources`,
    sourceRow,
  )
  if (!found) return null
  const tables = await database.rows(
    sql`SELECT kind, table_name AS "table", mapping FROM source_tables ORDER BY kind`,
    tableRow,
  )
  return { ...found, tables }
}

/** @throws EngineError source.none */
export async function requiredSource(database: Database): Promise<Source> {
  const found = await storedSource(database)
  if (!found) throw new EngineError('source.none')
  return found
}

export const listSources = (workspace: Workspace): Promise<Source[]> =>
  workspace.read(async (database) => {
    const found = await storedSource(database)
    return found ? [found] : []
  })

export async function storeSource(database: Database, added: NewSource): Promise<void> {
  await database.execute(sql`INSERT INTO sources VALUES (${added.kind}, ${added.url}, ${added.catalog}, ${added.schema}, ${added.user},
    ${added.certificates}, CAST(${new Date().toISOString()} AS TIMESTAMP))`)
  for (const { kind, table, mapping } of added.tables)
    await database.execute(sql`INSERT INTO source_tables VALUES (${kind}, ${table}, ${JSON.stringify(mapping)})`)
}
