import { readError } from '@sabad/contract/read-error'
import type { RefreshSchedule, ScheduledRefresh } from '@sabad/contract/schemas/refresh-schedule'
import { type RefreshOutcome, usualHistory } from '@sabad/contract/schemas/workspace'
import { listRuns } from '@sabad/engine/runs/list'
import type { Progress } from '@sabad/engine/runs/progress'
import { keepScheduled, keepSettled, readSettled } from '@sabad/engine/runs/scheduled'
import { readSettings } from '@sabad/engine/workspace/settings'
import type { InternalErrorListener } from '../error-response.ts'
import type { Services } from '../services.ts'
import { translateError } from '../translate-error.ts'
import { lastDue, nextDue } from './due-times.ts'
import { refreshWhatChanged } from './refresh-and-report.ts'

/** A clock that stands still while the machine sleeps is looked at again at least so often. */
const LONGEST_WAIT_MS = 60_000

type Own = Pick<Services, 'workspace' | 'client' | 'jobs' | 'clock' | 'ahead'>

interface Due {
  readonly at: Date
  readonly isClosed: () => boolean
}

/** A refresh by the clock; what came of it is kept, whatever it was. */
async function refreshNow(own: Own, due: Due, progress: Progress): Promise<RefreshOutcome> {
  const { workspace, clock } = own
  const keep = (came: Pick<ScheduledRefresh, 'outcome' | 'runId' | 'failure'>) =>
    keepScheduled(workspace, { dueAt: due.at.toISOString(), finishedAt: clock.now().toISOString(), ...came })
  try {
    const lastRunId = (await listRuns(workspace)).at(0)?.runId ?? null
    const run = await refreshWhatChanged(own, { history: usualHistory, lastRunId }, progress)
    const isNew = run.runId !== lastRunId
    await keep({ outcome: isNew ? 'done' : 'nothing-new', runId: isNew ? run.runId : null, failure: null })
    return run
  } catch (error) {
    const { aborted } = progress.signal
    const failure = aborted ? null : readError(translateError(error))
    // What the end of the server cut short was missed, and is made up for when it serves again.
    if (!due.isClosed()) await keep({ outcome: aborted ? 'cancelled' : 'failed', runId: null, failure })
    throw error
  }
}

export interface ScheduledRefreshes {
  readonly close: () => void
}

/** Up to when all is done that the schedule asks for: one that is new asks for nothing before it was there. */
async function settledUntil(own: Own, schedule: RefreshSchedule, lastLook: Date): Promise<Date> {
  const written = JSON.stringify(schedule)
  const settled = await readSettled(own.workspace)
  if (settled?.schedule === written) return new Date(settled.until)
  await keepSettled(own.workspace, { schedule: written, until: lastLook.toISOString() })
  return lastLook
}

/** No refresh is wanted: one that is wanted again later is new. */
async function forgetSchedule({ workspace }: Own): Promise<void> {
  if (await readSettled(workspace)) await keepSettled(workspace, null)
}

const isRunning = ({ jobs }: Own, jobId: string | undefined): boolean =>
  jobs.list().some((job) => job.jobId === jobId && job.status === 'running')

/**
 * Refreshes at the times that the settings ask for, for as long as it is not closed, as jobs like those that people start.
 * A time that was missed, because the machine slept or nothing served, is made up for once. Settings are read at each
 * look at the clock: whoever changes them need not know of this.
 */
export function scheduleRefreshes(own: Own, onInternalError: InternalErrorListener): ScheduledRefreshes {
  const { clock, workspace, jobs } = own
  let closed = false
  let stopWaiting: () => void = () => undefined
  let lastLook = clock.now()
  let begun: { readonly due: Date; readonly jobId: string } | undefined

  function begin(due: Date): void {
    const work = (progress: Progress) => refreshNow(own, { at: due, isClosed: () => closed }, progress)
    begun = { due, jobId: jobs.start('refresh', work).jobId }
  }

  /** Begins what is due, and answers in how many milliseconds to look again. */
  async function look(): Promise<number> {
    const now = clock.now()
    const { refreshSchedule: schedule } = await readSettings(workspace)
    if (!schedule) {
      await forgetSchedule(own)
      lastLook = now
      return LONGEST_WAIT_MS
    }
    const settled = await settledUntil(own, schedule, lastLook)
    lastLook = now
    const due = lastDue(schedule, now)
    const isNew = due > settled && (begun === undefined || due > begun.due)
    if (isNew && !closed && !isRunning(own, begun?.jobId)) begin(due)
    return Math.min(LONGEST_WAIT_MS, nextDue(schedule, now).getTime() - now.getTime())
  }

  async function lookAndWait(): Promise<void> {
    const wait = await look().catch((error: unknown) => {
      if (!closed) onInternalError(error)
      return LONGEST_WAIT_MS
    })
    if (!closed) stopWaiting = clock.after(wait, lookAndWait)
  }

  stopWaiting = clock.after(0, lookAndWait)
  return {
    close: () => {
      closed = true
      stopWaiting()
    },
  }
}
