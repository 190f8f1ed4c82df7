import type { RefreshOutcome, Run } from '@sabad/contract/schemas/workspace'
import type { Progress } from '@sabad/engine/runs/progress'
import { type RefreshRequest, refresh } from '@sabad/engine/runs/refresh'
import { reportAfterRefresh } from '../reports/after-refresh.ts'
import type { Services } from '../services.ts'

type Own = Pick<Services, 'workspace' | 'client' | 'ahead'>

async function withReport(own: Own, run: Run, progress: Progress): Promise<RefreshOutcome> {
  own.ahead.want('all')
  return { ...run, report: await reportAfterRefresh(own, run, progress) }
}

/** A refresh that somebody asked for, and the report that the settings ask for after it. */
export const refreshAndReport = async (
  own: Own,
  request: RefreshRequest,
  progress: Progress,
): Promise<RefreshOutcome> => withReport(own, await refresh(own.workspace, request, progress), progress)

/** The same where nobody waits for it: where nothing was out of date, the report of the last run stands. */
export async function refreshWhatChanged(
  own: Own,
  { lastRunId, ...request }: RefreshRequest & { readonly lastRunId: number | null },
  progress: Progress,
): Promise<RefreshOutcome> {
  const run = await refresh(own.workspace, request, progress)
  return run.runId === lastRunId ? { ...run, report: null } : withReport(own, run, progress)
}
