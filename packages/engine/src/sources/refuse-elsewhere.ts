import type { SourceKind } from '@sabad/contract/schemas/sources'
import { EngineError } from '../errors.ts'
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
