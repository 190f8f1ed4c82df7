import { listRuns } from '@sabad/engine/runs/list'
import { listScheduled } from '@sabad/engine/runs/scheduled'
import { readSettings } from '@sabad/engine/workspace/settings'
import { given } from '../given.ts'
import { nextDue } from '../scheduled/due-times.ts'
import { refreshAndReport } from '../scheduled/refresh-and-report.ts'
import { api } from '../services.ts'

export const refresh = api.refresh.router({
  start: api.refresh.start.handler(({ context, input }) => {
    const { jobId } = context.jobs.start('refresh', (progress) => refreshAndReport(context, given(input), progress))
    return { jobId }
  }),
  runs: api.refresh.runs.handler(({ context }) => listRuns(context.workspace)),
  scheduled: api.refresh.scheduled.handler(async ({ context: { workspace, clock } }) => {
    const { refreshSchedule } = await readSettings(workspace)
    return {
      next: refreshSchedule && nextDue(refreshSchedule, clock.now()).toISOString(),
      refreshes: await listScheduled(workspace),
    }
  }),
})
