import { errorMessage } from '@sabad/contract/errors'
import type { Job } from '@sabad/contract/schemas/jobs'
import { CliError, EXIT } from '../cli-error.ts'
import { type Progress, type Step, showProgress } from '../output/progress.ts'
import { stageText } from '../output/words.ts'
import type { Session } from '../session.ts'

interface Started {
  readonly title: string
  readonly jobId: string
}

type Show = (step: Step) => void

async function watch({ client }: Session, jobId: string, show: Show): Promise<Job> {
  let job = await client.jobs.get({ jobId })
  for await (const next of await client.jobs.events({ jobId })) {
    job = next
    show(job)
  }
  return job
}

export const interrupted = (): CliError => new CliError(errorMessage('job.cancelled', {}), EXIT.interrupted)

/**
 * The first Ctrl-C asks for the cancellation and goes on watching until it is confirmed. The second leaves at once,
 * which is safe: work that did not end is never seen.
 */
function cancelOnInterrupt({ client, shell }: Session, jobId: string, progress: Progress) {
  let cancelling = false
  const show: Show = (step) => {
    const stage = stageText(step.stage)
    progress.show({ ...step, stage: cancelling ? `cancelling (${stage})` : stage })
  }
  const stop = shell.onInterrupt(() => {
    if (cancelling) process.exit(EXIT.interrupted)
    cancelling = true
    progress.show({ stage: 'cancelling', done: 0, total: 0 })
    client.jobs
      .cancel({ jobId })
      .catch(() => progress.show({ stage: 'no answer: press Ctrl-C again', done: 0, total: 0 }))
  })
  return { show, stop }
}

async function lastState(session: Session, { title, jobId }: Started): Promise<Job> {
  const progress = showProgress(session.terminal, title)
  const { show, stop } = cancelOnInterrupt(session, jobId, progress)
  let how: 'done' | 'failed' = 'failed'
  try {
    const job = await watch(session, jobId, show)
    if (job.status === 'done') how = 'done'
    return job
  } finally {
    stop()
    await progress.end(how)
  }
}

/** Shows a job until it ends and gives its result; throws the job's error. */
export async function followJob(session: Session, started: Started): Promise<unknown> {
  const { status, result, error } = await lastState(session, started)
  if (status === 'cancelled') throw interrupted()
  if (error) throw error
  return result
}
