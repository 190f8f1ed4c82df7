import type { Progress } from '../runs/progress.ts'
import type { Database } from '../sql/database.ts'
import { addressOf } from './address.ts'
import { type Cluster, openedCluster } from './cluster.ts'
import { pinned } from './pin-versions.ts'
import { storedSource } from './store.ts'

interface ClusterUse {
  readonly database: Database
  /** The folder of the workspace. */
  readonly directory: string
  readonly progress: Progress
  /** Whether all questions are to see the tables as they are now, where these keep versions. */
  readonly isPinned?: boolean
}

/**
 * The cluster of a workspace; null where all facts are its own.
 * @throws EngineError source.secret-file-*, source.secret-in-clear; trino.* where versions are asked for
 */
export async function openCluster(use: ClusterUse): Promise<Cluster | null> {
  const { database, directory, progress, isPinned = false } = use
  const stored = await storedSource(database)
  if (!stored) return null
  const address = await addressOf(stored, directory)
  const source = isPinned ? await pinned({ address, signal: progress.signal }, stored) : stored
  return openedCluster({ database, source, address, progress })
}
