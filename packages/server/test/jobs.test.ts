import type { Job } from '@sabad/contract/schemas/jobs'
import { EngineError } from '@sabad/engine/errors'
import { type Progress, throwIfCancelled } from '@sabad/engine/runs/progress'
import { expect, test } from 'vitest'
import { createJobs } from '../src/jobs.ts'

/** A door that work waits at until the test opens it. */
function door() {
  let open: () => void = () => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

async function ended(jobs: ReturnType<typeof createJobs>, jobId: string): Promise<Job> {
  for await (const job of jobs.events(jobId)) if (job.status !== 'running') return job
  throw new Error('the events ended before the job')
}

const untilCancelled = ({ signal }: Progress) =>
  new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('INTERRUPT Error: Interrupted!'))),
  )

test('a job that is done holds its result, and its last progress', async () => {
  const jobs = createJobs()
  const { jobId, status, stage } = jobs.start('refresh', async (progress) => {
    progress.report('fit', 3, 4)
    return { runId: 7 }
  })
  expect([status, stage]).toEqual(['running', 'waiting'])
  expect(await ended(jobs, jobId)).toMatchObject({
    status: 'done',
    stage: 'fit',
    done: 3,
    total: 4,
    result: { runId: 7 },
    error: null,
  })
  expect(jobs.get(jobId).finishedAt).not.toBeNull()
})

test('a job that fails says why in the words of the contract', async () => {
  const jobs = createJobs()
  const { jobId } = jobs.start('import', async () => {
    throw new EngineError('import.empty', { file: 'a.csv' })
  })
  const { status, error } = await ended(jobs, jobId)
  expect(status).toBe('failed')
  expect(error).toEqual({
    code: 'import.empty',
    params: { file: 'a.csv' },
    message: 'The file a.csv is empty: export it again from its source.',
  })
})

test('an unforeseen failure is told to the log in full and to the caller in short', async () => {
  const heard: unknown[] = []
  const jobs = createJobs((error) => heard.push(error))
  const failure = new Error('cannot read /home/someone/secret/place.parquet\n    at somewhere')
  const { jobId } = jobs.start('import', () => Promise.reject(failure))
  const { error } = await ended(jobs, jobId)
  expect(error).toMatchObject({ code: 'internal', params: { detail: { message: 'cannot read place.parquet' } } })
  expect(heard).toEqual([failure])
})

test('jobs work one after the other, in the order of their start', async () => {
  const jobs = createJobs()
  const order: string[] = []
  const first = door()
  jobs.start('import', async () => {
    order.push('first begins')
    await first.opened
    order.push('first ends')
  })
  const second = jobs.start('refresh', async () => order.push('second'))
  await Promise.resolve()
  expect(jobs.get(second.jobId).stage).toBe('waiting')
  first.open()
  await ended(jobs, second.jobId)
  expect(order).toEqual(['first begins', 'first ends', 'second'])
})

test('a job under way is cancelled at its next step', async () => {
  const jobs = createJobs()
  const { jobId } = jobs.start('refresh', async (progress) => {
    for (let step = 0; ; step++) {
      progress.report('fit', step, 0)
      throwIfCancelled(progress)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  })
  const events = jobs.events(jobId)
  await events.next()
  await events.next()
  jobs.cancel(jobId)
  expect(await ended(jobs, jobId)).toMatchObject({
    status: 'cancelled',
    result: null,
    error: { code: 'job.cancelled' },
  })
})

test('a job whose query was interrupted by the cancelling counts as cancelled, not as failed', async () => {
  const jobs = createJobs()
  const { jobId } = jobs.start('refresh', untilCancelled)
  await Promise.resolve()
  jobs.cancel(jobId)
  expect((await ended(jobs, jobId)).status).toBe('cancelled')
})

test('a waiting job is cancelled at once and never works', async () => {
  const jobs = createJobs()
  const first = door()
  jobs.start('import', () => first.opened)
  let worked = false
  const waiting = jobs.start('import', async () => {
    worked = true
  })
  expect(jobs.cancel(waiting.jobId).status).toBe('cancelled')
  first.open()
  await jobs.close()
  expect(worked).toBe(false)
})

test('cancelling a job that has ended changes nothing', async () => {
  const jobs = createJobs()
  const { jobId } = jobs.start('import', async () => 1)
  const before = await ended(jobs, jobId)
  expect(jobs.cancel(jobId)).toEqual(before)
})

test('every listener sees the end, also who comes late or listens slowly', async () => {
  const jobs = createJobs()
  const work = door()
  const { jobId } = jobs.start('refresh', async (progress) => {
    await work.opened
    for (let step = 0; step < 10_000; step++) progress.report('assign', step, 10_000)
    return 'published'
  })
  const listeners = [ended(jobs, jobId), ended(jobs, jobId)]
  work.open()
  const results = (await Promise.all(listeners)).map(({ result }) => result)
  expect([...results, (await ended(jobs, jobId)).result]).toEqual(['published', 'published', 'published'])
})

test('thousands of reports become a few events', async () => {
  const jobs = createJobs()
  const { jobId } = jobs.start('refresh', async (progress) => {
    for (let step = 0; step < 2000; step++) {
      progress.report('assign', step, 2000)
      if (step % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    }
  })
  let events = 0
  for await (const _ of jobs.events(jobId)) events++
  expect(events).toBeLessThan(50)
})

test('a listener that goes away ends its stream and leaves the job alone', async () => {
  const jobs = createJobs()
  const work = door()
  const { jobId } = jobs.start('refresh', () => work.opened)
  const gone = new AbortController()
  const seen: Job[] = []
  const listening = (async () => {
    for await (const job of jobs.events(jobId, gone.signal)) seen.push(job)
  })()
  await new Promise((resolve) => setTimeout(resolve, 80))
  gone.abort()
  await listening
  expect(jobs.get(jobId).status).toBe('running')
  work.open()
  expect((await ended(jobs, jobId)).status).toBe('done')
})

test('the last hundred jobs are kept, newest first', async () => {
  const jobs = createJobs()
  const started = Array.from({ length: 130 }, (_, index) => jobs.start('import', async () => index))
  await ended(jobs, started[129]?.jobId ?? '')
  const { jobId } = jobs.start('import', async () => 130)
  expect(jobs.list()).toHaveLength(100)
  expect(jobs.list()[0]?.jobId).toBe(jobId)
  expect(() => jobs.get(started[0]?.jobId ?? '')).toThrow('There is no job')
})

test('closing cancels what works, what waits and what comes late, and waits for it', async () => {
  const jobs = createJobs()
  jobs.start('refresh', untilCancelled)
  jobs.start('import', async () => 1)
  await Promise.resolve()
  await jobs.close()
  const late = jobs.start('import', async () => 2)
  expect(late.status).toBe('cancelled')
  expect(jobs.list().map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
})
