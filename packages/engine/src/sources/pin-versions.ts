import type { Source, SourceTable } from '@sabad/contract/schemas/sources'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { type Sql, sql } from '../sql/sql.ts'
import type { TrinoAddress } from '../trino/connection.ts'
import { type Asking, rowsOf } from './ask-cluster.ts'
import { tableName, type VersionedTable } from './relation.ts'

/** A source whose tables are read as they were at one moment, as far as its connector keeps versions. */
export type PinnedSource = Source & { readonly tables: readonly VersionedTable[] }

const connectorOf = (catalog: string): Sql =>
  sql`SELECT connector_name FROM system.metadata.catalogs WHERE catalog_name = ${catalog}`

/** Iceberg's own list of the branches of a table, with the snapshot that each is at. */
const currentSnapshot = (address: Pick<TrinoAddress, 'catalog' | 'schema'>, table: string): Sql =>
  sql`SELECT CAST(snapshot_id AS VARCHAR) FROM ${tableName(address, `${table}$refs`)} WHERE name = 'main'`

const textRow = z.tuple([z.string()])

const firstText = ([row]: readonly unknown[]): string | null => (row === undefined ? null : textRow.parse(row)[0])

const refused: ReadonlySet<string> = new Set(['trino.forbidden', 'trino.table-missing', 'trino.query-failed'])

/** A view has no versions, and not everybody may look at those of a table: then it is read as it comes. */
async function unlessRefused(asked: Promise<readonly unknown[]>): Promise<string | null> {
  try {
    return firstText(await asked)
  } catch (error) {
    if (error instanceof EngineError && refused.has(error.code)) return null
    throw error
  }
}

/**
 * The version in which each table is now, in their order: a snapshot of Iceberg. Null where the connector keeps none or tells
 * none.
 * @throws EngineError trino.* where the cluster cannot be asked at all
 */
export async function versionsOf(asking: Asking, tables: readonly SourceTable[]): Promise<readonly (string | null)[]> {
  const connector = await unlessRefused(rowsOf(asking, connectorOf(asking.address.catalog)))
  const versions: (string | null)[] = []
  for (const { table } of tables)
    versions.push(
      connector === 'iceberg' ? await unlessRefused(rowsOf(asking, currentSnapshot(asking.address, table))) : null,
    )
  return versions
}

/** The source with its tables held at the version in which they are now. */
export async function pinned(asking: Asking, source: Source): Promise<PinnedSource> {
  const versions = await versionsOf(asking, source.tables)
  return { ...source, tables: source.tables.map((table, at) => ({ ...table, version: versions[at] ?? null })) }
}
