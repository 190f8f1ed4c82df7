import { type Run, run } from '@sabad/contract/schemas/workspace'
import type { Session } from '../session.ts'
import { followJob } from './follow-job.ts'

export interface RefreshOptions {
  readonly asOf?: string | undefined
  readonly history?: number | undefined
}

/** Recomputes everything as of a date and, with `history`, as of so many month ends before it. */
export async function refreshWorkspace(session: Session, options: RefreshOptions): Promise<Run> {
  const { jobId } = await session.client.refresh.start(options)
  return run.parse(await followJob(session, { title: 'Refreshing', jobId }))
}
