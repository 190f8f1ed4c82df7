import type { NewSource, Source } from '@sabad/contract/schemas/sources'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { kinds } from '../facts/kinds.ts'
import type { Database } from '../sql/database.ts'
import { identifier, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { addressOf } from './address.ts'
import { checkTables, repeatedKind, type TableCheck } from './check.ts'
import { placedWith } from './refuse-elsewhere.ts'
import { requiredSource, storedSource, storeSource } from './store.ts'

const counted = z.object({ rows: z.number() })

/** Facts of a kind come from files or from a cluster, never from both: the same order would count twice. */
async function refuseImported(database: Database, { tables }: NewSource): Promise<void> {
  const needed = new Set(tables.flatMap(({ kind }) => (kind === 'products' ? [] : placedWith(kind))))
  for (const kind of needed) {
    const { rows } = await database.row(sql`SELECT count(*) AS rows FROM ${identifier(kinds[kind].table)}`, counted)
    if (rows > 0) throw new EngineError('source.kind-imported', { kind, rows })
  }
}

async function refuseUnfit(database: Database, added: NewSource): Promise<void> {
  const existing = await storedSource(database)
  if (existing) throw new EngineError('source.exists', { url: existing.url })
  const repeated = repeatedKind(added)
  if (repeated) throw new EngineError('source.repeated-kind', { kind: repeated })
  await refuseImported(database, added)
}

const tableOf = ({ kind, table, mapping }: TableCheck) => ({ kind, table, mapping })

/**
 * Reads facts from the tables of a cluster from now on. Nothing is stored unless all of them can be read.
 * @throws EngineError source.exists, source.repeated-kind, source.kind-imported, source.field-missing, source.type,
 *   source.secret-file-*, source.secret-in-clear, import.unknown-column, import.unknown-field, trino.*
 */
export async function addSource(workspace: Workspace, added: NewSource, signal: AbortSignal): Promise<Source> {
  await workspace.read((database) => refuseUnfit(database, added))
  const checks = await checkTables({ address: await addressOf(added, workspace.directory), signal }, added.tables)
  for (const { problems } of checks) for (const problem of problems) throw problem
  return workspace.write(async (database) => {
    await refuseUnfit(database, added)
    await storeSource(database, { ...added, tables: checks.map(tableOf) })
    return requiredSource(database)
  })
}

/**
 * Asks the cluster for the tables of the source as they are today.
 * @throws EngineError source.none, source.secret-file-*, trino.*
 */
export async function checkSource(workspace: Workspace, signal: AbortSignal): Promise<readonly TableCheck[]> {
  const source = await workspace.read(requiredSource)
  return checkTables({ address: await addressOf(source, workspace.directory), signal }, source.tables)
}
