import { errorMessage } from '@sabad/contract/errors'
import type { Job } from '@sabad/contract/schemas/jobs'
import { CliError, EXIT } from '../cli-error.ts'
import { type Progress, showProgress } from '../output/progress.ts'
import type { Session } from '../session.ts'

interface Started {
  readonly title: string
  readonly jobId: string
}

async function watch({ client }: Session, jobId: string, progress: Progress): Promise<Job> {
  let job = await client.jobs.get({ jobId })
  for await (const next of await client.jobs.events({ jobId })) {
    job = next
    progress.show(job)
  }
  return job
}

/**
 * What the first Ctrl-C asks for and the second does not wait for: leaving at once is safe, because work that did not
 * end is never seen.
 */
function cancelOnInterrupt({ client, shell, terminal }: Session, jobId: string): () => void {
  let asked = false
  return shell.onInterrupt(() => {
    if (asked) process.exit(EXIT.interrupted)
    asked = true
    terminal.say('cancelling ...')
    client.jobs.cancel({ jobId }).catch(() => terminal.say('The server does not answer: press Ctrl-C again to leave.'))
  })
}

export const interrupted = (): CliError => new CliError(errorMessage('job.cancelled', {}), EXIT.interrupted)

/** Shows a job until it ends and gives its result; throws the job's error. */
export async function followJob(session: Session, { title, jobId }: Started): Promise<unknown> {
  const progress = showProgress(session.terminal, title)
  const stopListening = cancelOnInterrupt(session, jobId)
  const job = await watch(session, jobId, progress).catch(async (error) => {
    await progress.end('failed')
    throw error
  })
  stopListening()
  await progress.end(job.status === 'done' ? 'done' : 'failed')
  if (job.status === 'cancelled') throw interrupted()
  if (job.error) throw job.error
  return job.result
}
