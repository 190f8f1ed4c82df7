import type { RefreshOutcome } from '@sabad/contract/schemas/workspace'
import { listRuns } from '@sabad/engine/runs/list'
import type { Progress } from '@sabad/engine/runs/progress'
import { type RefreshRequest, refresh as runRefresh } from '@sabad/engine/runs/refresh'
import { given } from '../given.ts'
import { reportAfterRefresh } from '../reports/after-refresh.ts'
import { api, type Services } from '../services.ts'

async function refreshAndReport(
  services: Services,
  request: RefreshRequest,
  progress: Progress,
): Promise<RefreshOutcome> {
  const run = await runRefresh(services.workspace, given(request), progress)
  services.ahead.want('all')
  return { ...run, report: await reportAfterRefresh(services, run, progress) }
}

export const refresh = api.refresh.router({
  start: api.refresh.start.handler(({ context, input }) => {
    const { jobId } = context.jobs.start('refresh', (progress) => refreshAndReport(context, input, progress))
    return { jobId }
  }),
  runs: api.refresh.runs.handler(({ context }) => listRuns(context.workspace)),
})
