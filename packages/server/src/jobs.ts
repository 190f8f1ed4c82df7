import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { apiError } from '@sabad/contract/api-error'
import { readError } from '@sabad/contract/read-error'
import type { Job } from '@sabad/contract/schemas/jobs'
import type { Progress } from '@sabad/engine/runs/progress'
import type { InternalErrorListener } from './error-response.ts'
import { translateError } from './translate-error.ts'

/**
 * The long work of this process. Jobs write, and a workspace has one writer, so they run one after the other in the
 * order of their start; a job whose turn has not come stands in the stage `waiting` and can be cancelled there.
 */
export interface Jobs {
  start(kind: Job['kind'], work: Work): Job
  list(): Job[]
  get(jobId: string): Job
  /** The job as it goes on, until it ends. Slow listeners skip states, but none misses the last. */
  events(jobId: string, signal?: AbortSignal): AsyncGenerator<Job, void>
  cancel(jobId: string): Job
  /** Cancels everything and waits until nothing works any more. */
  close(): Promise<void>
}

/** Hears when the first of several jobs starts, and when the last has ended. */
export interface JobsListener {
  readonly started: () => void
  readonly idle: () => void
}

export type Work = (progress: Progress) => Promise<unknown>

interface Entry {
  job: Job
  readonly controller: AbortController
  /** Called, once each, at the next change. */
  readonly listeners: Set<() => void>
}

const WAITING = 'waiting'
const KEPT = 100
const EVENT_INTERVAL_MS = 50

const now = () => new Date().toISOString()
const hasEnded = ({ status }: Job) => status !== 'running'

const newJob = (kind: Job['kind']): Job => ({
  jobId: randomUUID(),
  kind,
  status: 'running',
  stage: WAITING,
  done: 0,
  total: 0,
  startedAt: now(),
  finishedAt: null,
  result: null,
  error: null,
})

function change(entry: Entry, part: Partial<Job>): void {
  entry.job = { ...entry.job, ...part }
  const listeners = [...entry.listeners]
  entry.listeners.clear()
  for (const listener of listeners) listener()
}

const progressOf = (entry: Entry): Progress => ({
  signal: entry.controller.signal,
  report: (stage, done, total) => {
    if (!hasEnded(entry.job)) change(entry, { stage, done, total })
  },
})

const cancelled = (): Partial<Job> => ({ status: 'cancelled', error: readError(apiError('job.cancelled')) })

function failureOf(error: unknown, { signal }: AbortController): Partial<Job> {
  const failure = readError(translateError(error))
  // A query that was interrupted fails in its own words; what matters is that the cancelling was asked for.
  return signal.aborted || failure.code === 'job.cancelled' ? cancelled() : { status: 'failed', error: failure }
}

async function run(entry: Entry, work: Work, listener: InternalErrorListener): Promise<void> {
  if (hasEnded(entry.job)) return
  const progress = progressOf(entry)
  try {
    progress.report('starting', 0, 0)
    const result = await work(progress)
    change(entry, { status: 'done', result: result ?? null, finishedAt: now() })
  } catch (error) {
    const failure = failureOf(error, entry.controller)
    if (failure.error?.code === 'internal') listener(error)
    change(entry, { ...failure, finishedAt: now() })
  }
}

/** Work that is under way ends itself at its next step; work that waits is over at once. */
function cancel(entry: Entry): void {
  if (hasEnded(entry.job)) return
  entry.controller.abort()
  if (entry.job.stage === WAITING) change(entry, { ...cancelled(), finishedAt: now() })
}

const nextChange = (entry: Entry, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      entry.listeners.delete(done)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    entry.listeners.add(done)
    signal?.addEventListener('abort', done)
  })

async function* follow(entry: Entry, signal?: AbortSignal): AsyncGenerator<Job, void> {
  while (!signal?.aborted) {
    const seen = entry.job
    yield seen
    if (hasEnded(seen)) return
    if (entry.job === seen) await nextChange(entry, signal)
    // Work may report thousands of times a second; nobody can watch that.
    if (!hasEnded(entry.job)) await pause(EVENT_INTERVAL_MS)
  }
}

/** Forgets the oldest jobs that have ended. */
function forget(entries: Map<string, Entry>): void {
  const ended = [...entries.values()].filter(({ job }) => hasEnded(job))
  for (const { job } of ended.slice(0, Math.max(0, entries.size - KEPT))) entries.delete(job.jobId)
}

export function createJobs(
  onInternalError: InternalErrorListener = () => undefined,
  { started, idle }: JobsListener = { started: () => undefined, idle: () => undefined },
): Jobs {
  let underWay = 0
  const entries = new Map<string, Entry>()
  let last: Promise<void> = Promise.resolve()
  let closing = false
  const find = (jobId: string): Entry => {
    const entry = entries.get(jobId)
    if (!entry) throw apiError('job.not-found', { jobId })
    return entry
  }
  return {
    start: (kind, work) => {
      const entry: Entry = { job: newJob(kind), controller: new AbortController(), listeners: new Set() }
      entries.set(entry.job.jobId, entry)
      forget(entries)
      if (closing) cancel(entry)
      if (underWay === 0) started()
      underWay += 1
      last = last
        .then(() => run(entry, work, onInternalError))
        .then(() => {
          underWay -= 1
          if (underWay === 0) idle()
        })
      return entry.job
    },
    list: () => [...entries.values()].map(({ job }) => job).reverse(),
    get: (jobId) => find(jobId).job,
    events: (jobId, signal) => follow(find(jobId), signal),
    cancel: (jobId) => {
      const entry = find(jobId)
      cancel(entry)
      return entry.job
    },
    close: async () => {
      closing = true
      for (const entry of entries.values()) cancel(entry)
      await last
    },
  }
}
