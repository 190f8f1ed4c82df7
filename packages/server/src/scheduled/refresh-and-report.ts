import type { RefreshOutcome, Run } from '@sabad/contract/schemas/workspace'
import { countsToKeep } from '@sabad/engine/runs/counts'
import type { Progress } from '@sabad/engine/runs/progress'
import { type RefreshRequest, refresh } from '@sabad/engine/runs/refresh'
import { interruptible } from '@sabad/engine/workspace/interruptible'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import { reportAfterRefresh } from '../reports/after-refresh.ts'
import type { Services } from '../services.ts'

type Own = Pick<Services, 'workspace' | 'client' | 'ahead'>

/** Counts what pages ask of the groups. Cancelled, it ends: the refresh is published by then, and a server goes on. */
async function countNow(workspace: Workspace, progress: Progress): Promise<void> {
  try {
    const counts = await countsToKeep(interruptible(workspace, progress.signal))
    for (const [done, count] of counts.entries()) {
      progress.report('count', done, counts.length)
      await count()
    }
  } catch (error) {
    if (!progress.signal.aborted) throw error
  }
}

async function withReport(own: Own, run: Run, progress: Progress): Promise<RefreshOutcome> {
  if (own.ahead) own.ahead.want('all')
  else await countNow(own.workspace, progress)
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
