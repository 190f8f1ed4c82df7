import type { NewSource, SourceKind } from '../../packages/contract/src/schemas/sources.ts'
import { kinds } from '../../packages/engine/src/facts/kinds.ts'
import { addSource } from '../../packages/engine/src/sources/add-source.ts'
import { identifier, list, sql } from '../../packages/engine/src/sql/sql.ts'
import type { TrinoAddress } from '../../packages/engine/src/trino/connection.ts'
import type { Workspace } from '../../packages/engine/src/workspace/workspace.ts'
import { loadFacts } from './load-facts.ts'

const signal = new AbortController().signal

/** Everything that a cluster can hold. */
export const allKinds = ['orders', 'order-lines', 'interactions', 'costs', 'contacts', 'products'] as const

export const copyToCluster = (
  address: TrinoAddress,
  workspace: Workspace,
  wanted: readonly SourceKind[] = allKinds,
): Promise<NewSource['tables']> => loadFacts(address, workspace, wanted)

/** Forgets what a workspace imported of the kinds that it will read from a cluster, and names the cluster. */
export async function readFromCluster(
  workspace: Workspace,
  address: TrinoAddress,
  tables: NewSource['tables'],
): Promise<void> {
  await workspace.write(async (database) => {
    for (const { kind } of tables) await database.execute(sql`DELETE FROM ${identifier(kinds[kind].table)}`)
    await database.execute(sql`DELETE FROM imports WHERE kind IN (${list(tables.map(({ kind }) => kind))})`)
  })
  const { url, catalog, schema, user } = address
  await addSource(workspace, { kind: 'trino', url, catalog, schema, user, certificates: null, tables }, signal)
}
