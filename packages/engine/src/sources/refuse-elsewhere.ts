import type { SourceKind } from '@sabad/contract/schemas/sources'
import { EngineError } from '../errors.ts'
import type { KindName } from '../facts/kind.ts'
import type { Database } from '../sql/database.ts'
import { storedSource } from './store.ts'

/**
 * Ends what would look at every single fact of some kinds where these lie in a cluster: without them it would tell of a
 * company that has none.
 * @throws EngineError source.not-here
 */
export async function refuseElsewhere(database: Database, kinds: readonly SourceKind[]): Promise<void> {
  const source = await storedSource(database)
  const there = source?.tables.map(({ kind }) => kind).filter((kind) => kinds.includes(kind)) ?? []
  if (source && there.length > 0) throw new EngineError('source.not-here', { kinds: there, url: source.url })
}

/** Orders and their lines are netted together, so they are in one place. */
export const placedWith = (kind: KindName): readonly KindName[] =>
  kind === 'orders' || kind === 'order-lines' ? ['orders', 'order-lines'] : [kind]

/**
 * Ends an import of facts that the workspace reads from a cluster: they would count twice.
 * @throws EngineError source.kind-in-cluster
 */
export async function refuseInCluster(database: Database, kind: KindName, file: string): Promise<void> {
  const source = await storedSource(database)
  const isThere = source?.tables.some((table) => table.kind !== 'products' && placedWith(kind).includes(table.kind))
  if (source && isThere) throw new EngineError('source.kind-in-cluster', { file, kind, url: source.url })
}
