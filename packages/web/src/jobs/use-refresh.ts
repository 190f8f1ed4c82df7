import type { Job } from '@sabad/contract/schemas/jobs'
import { usualHistory } from '@sabad/contract/schemas/workspace'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { jobsQuery } from '../api/queries.ts'
import { useJob, useRunningJob } from './use-job.ts'

export interface Refresh {
  readonly job: Job | undefined
  readonly start: UseMutationResult<{ readonly jobId: string }, Error, void>
}

/** All dates that are published are computed again where facts imported later touch them. */
export function useRefresh(): Refresh {
  const cache = useQueryClient()
  const running = useRunningJob('refresh')
  const start = useMutation({
    mutationFn: () => api.refresh.start({ history: usualHistory }),
    onSuccess: () => cache.invalidateQueries({ queryKey: jobsQuery.queryKey, exact: true }),
  })
  const job = useJob(start.data?.jobId ?? running)
  return { job, start }
}
