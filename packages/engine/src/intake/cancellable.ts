import { EngineError } from '../errors.ts'
import { type Progress, throwIfCancelled } from '../runs/progress.ts'
import type { Database } from '../sql/database.ts'

/** Ends the running query when the work is no longer wanted; whatever that query then says, the work was cancelled. */
export async function cancellable<T>(database: Database, progress: Progress, work: () => Promise<T>): Promise<T> {
  throwIfCancelled(progress)
  const stop = () => database.interrupt()
  progress.signal.addEventListener('abort', stop)
  try {
    const result = await work()
    throwIfCancelled(progress)
    return result
  } catch (error) {
    if (progress.signal.aborted) throw new EngineError('job.cancelled', {}, error)
    throw error
  } finally {
    progress.signal.removeEventListener('abort', stop)
  }
}
