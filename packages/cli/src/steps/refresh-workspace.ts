import { type RefreshOutcome, refreshOutcome } from '@sabad/contract/schemas/workspace'
import type { Session } from '../session.ts'
import { followJob } from './follow-job.ts'

export interface RefreshOptions {
  readonly asOf?: string | undefined
  readonly history?: number | undefined
  /** Months such as 2026-10. */
  readonly reread?: readonly string[] | undefined
}

/** Recomputes everything as of a date and, with `history`, as of so many month ends before it. */
export async function refreshWorkspace(
  session: Session,
  { reread, ...options }: RefreshOptions,
): Promise<RefreshOutcome> {
  const { jobId } = await session.client.refresh.start({ ...options, ...(reread && { reread: [...reread] }) })
  return refreshOutcome.parse(await followJob(session, { title: 'Refreshing', jobId }))
}
