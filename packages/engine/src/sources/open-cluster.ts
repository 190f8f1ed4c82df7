import type { Progress } from '../runs/progress.ts'
import type { Database } from '../sql/database.ts'
import { addressOf } from './address.ts'
import { type Cluster, openedCluster } from './cluster.ts'
import { storedSource } from './store.ts'

export interface ClusterUse {
  readonly database: Database
  /** The folder of the workspace. */
  readonly directory: string
  readonly progress: Progress
}

/**
 * The cluster of a workspace; null where all facts are its own.
 * @throws EngineError source.secret-file-*, source.secret-in-clear
 */
export async function openCluster({ database, directory, progress }: ClusterUse): Promise<Cluster | null> {
  const source = await storedSource(database)
  if (!source) return null
  return openedCluster({ database, source, address: await addressOf(source, directory), progress })
}
