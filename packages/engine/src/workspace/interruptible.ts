import { throwIfCancelled } from '../runs/progress.ts'
import type { Database } from '../sql/database.ts'
import type { Workspace } from './workspace.ts'

/**
 * The same workspace for work that may be given up at any time: once the signal is aborted, its query ends and no other
 * begins.
 */
export function interruptible(workspace: Workspace, signal: AbortSignal): Workspace {
  const untilAborted =
    <T>(work: (database: Database) => Promise<T>) =>
    async (database: Database): Promise<T> => {
      throwIfCancelled({ signal })
      const stop = () => database.interrupt()
      signal.addEventListener('abort', stop)
      try {
        return await work(database)
      } finally {
        signal.removeEventListener('abort', stop)
      }
    }
  return {
    ...workspace,
    read: (work) => workspace.read(untilAborted(work)),
    keep: (work) => workspace.keep(untilAborted(work)),
  }
}
