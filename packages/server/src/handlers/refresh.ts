import { listRuns } from '@sabad/engine/runs/list'
import { refresh as runRefresh } from '@sabad/engine/runs/refresh'
import { given } from '../given.ts'
import { api } from '../services.ts'

export const refresh = api.refresh.router({
  start: api.refresh.start.handler(({ context: { jobs, workspace }, input }) => {
    const { jobId } = jobs.start('refresh', (progress) => runRefresh(workspace, given(input), progress))
    return { jobId }
  }),
  runs: api.refresh.runs.handler(({ context }) => listRuns(context.workspace)),
})
