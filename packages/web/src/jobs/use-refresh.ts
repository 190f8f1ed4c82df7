import type { Job } from '@sabad/contract/schemas/jobs'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { jobsQuery } from '../api/queries.ts'
import { useJob, useRunningJob } from './use-job.ts'

/** A year of month ends: enough to see movement in a first refresh. */
const FIRST_HISTORY = 12

export interface Refresh {
  readonly job: Job | undefined
  readonly start: UseMutationResult<{ readonly jobId: string }, Error, void>
}

/** Recomputes all dates that are published, since facts imported later may be dated earlier. */
export function useRefresh(publishedDates: number): Refresh {
  const cache = useQueryClient()
  const running = useRunningJob('refresh')
  const start = useMutation({
    mutationFn: () => api.refresh.start({ history: Math.max(FIRST_HISTORY, publishedDates - 1) }),
    onSuccess: () => cache.invalidateQueries({ queryKey: jobsQuery.queryKey, exact: true }),
  })
  const job = useJob(start.data?.jobId ?? running)
  return { job, start }
}
