import type { Job } from '@sabad/contract/schemas/jobs'
import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api/client.ts'
import { jobsQuery } from '../api/queries.ts'

const jobQuery = (jobId: string) =>
  queryOptions({ queryKey: ['jobs', jobId], queryFn: () => api.jobs.get({ jobId }), enabled: jobId !== '' })

/** How often a job is asked about where its stream of events breaks. */
const ASK_AGAIN_MS = 5_000

const isRunning = (job: Job | undefined) => job === undefined || job.status === 'running'

async function followJob(jobId: string, cache: QueryClient, signal: AbortSignal): Promise<void> {
  const events = await api.jobs.events({ jobId }, { signal })
  for await (const job of events) cache.setQueryData(jobQuery(jobId).queryKey, job)
}

/** A job as it goes on. When it ends, everything that it may have changed is asked for again. */
export function useJob(jobId: string | null): Job | undefined {
  const cache = useQueryClient()
  const { data: job } = useQuery({
    ...jobQuery(jobId ?? ''),
    refetchInterval: ({ state }) => (isRunning(state.data) ? ASK_AGAIN_MS : false),
  })
  useEffect(() => {
    if (!jobId) return
    const stop = new AbortController()
    // A broken stream is no failure of the job: the query above goes on asking.
    followJob(jobId, cache, stop.signal).catch(() => undefined)
    return () => stop.abort()
  }, [jobId, cache])
  useEffect(() => {
    if (job && !isRunning(job)) void renewAfter(job, cache)
  }, [job, cache])
  return job
}

async function renewAfter(job: Job, cache: QueryClient): Promise<void> {
  await cache.invalidateQueries({ queryKey: ['facts'] })
  if (job.kind === 'refresh') await cache.invalidateQueries({ queryKey: ['results'] })
}

/** A job of this kind that is running already, started here or elsewhere. */
export function useRunningJob(kind: Job['kind']): string | null {
  const { data: jobs } = useQuery(jobsQuery)
  return jobs?.find((job) => job.kind === kind && job.status === 'running')?.jobId ?? null
}
