import { upload } from '@sabad/contract/files'
import type { Job } from '@sabad/contract/schemas/jobs'
import type { RefreshSchedule } from '@sabad/contract/schemas/refresh-schedule'
import { describe, expect, test } from 'vitest'
import type { Clock } from '../src/scheduled/clock.ts'
import { refreshed } from './portfolio-server.ts'
import { testServer } from './test-server.ts'

/** A clock that is turned by hand, which calls whoever waits for it. */
function handClock(start: string) {
  let now = new Date(start)
  let waiting: (() => Promise<void>) | undefined
  const clock: Clock = {
    now: () => now,
    after: (_, work) => {
      waiting = work
      return () => {
        waiting = undefined
      }
    },
  }
  const turnTo = async (time: string) => {
    now = new Date(time)
    const work = waiting
    waiting = undefined
    await work?.()
  }
  return { clock, turnTo }
}

type Server = Awaited<ReturnType<typeof testServer>>

/** The refreshes so far, oldest first, once all have ended. */
async function ended({ client }: Pick<Server, 'client'>): Promise<Job[]> {
  for (const { jobId } of await client.jobs.list()) for await (const _ of await client.jobs.events({ jobId }));
  return (await client.jobs.list()).filter(({ kind }) => kind === 'refresh').reverse()
}

/** Three orders in 15 months: what is refreshed is not what is looked at here. */
async function importOrders(server: Server): Promise<void> {
  const orders = ['customer,date,amount', 'a,2024-01-01,5', 'b,2024-02-01,7', 'a,2025-03-31,9'].join('\n')
  const { uploadId } = await upload(server, { fileName: 'orders.csv', body: new Blob([orders]) })
  const { jobId } = await server.client.imports.start({ uploadId, kind: 'orders', options: { maxRejects: 0 } })
  for await (const job of await server.client.jobs.events({ jobId })) if (job.error) throw new Error(job.error.message)
}

const daily: RefreshSchedule = { every: 'day', at: '06:00' }

/** A server that has seen its clock before six in the morning of a Monday, with this schedule. */
async function serverAt(start: string, schedule: RefreshSchedule | null = daily) {
  const hand = handClock(start)
  const server = await testServer({ clock: hand.clock })
  await importOrders(server)
  await server.client.workspace.update({ refreshSchedule: schedule })
  await hand.turnTo(start)
  return { ...server, ...hand }
}

const outcomes = async ({ client }: Pick<Server, 'client'>) =>
  (await client.refresh.scheduled()).refreshes.map(({ outcome }) => outcome)

describe('a refresh by the clock', () => {
  test('begins at its time, as a job, and the report follows it', async () => {
    const server = await serverAt('2026-03-02T05:58')
    const { client, turnTo } = server
    const report = { portfolioId: 'rfm', folder: 'reports', language: 'en', keep: 2 } as const
    await client.workspace.update({ reportAfterRefresh: report })
    expect((await client.refresh.scheduled()).next).toBe(new Date('2026-03-02T06:00').toISOString())
    await turnTo('2026-03-02T05:59:59')
    expect(await ended(server)).toEqual([])
    await turnTo('2026-03-02T06:00:01')
    expect(await ended(server)).toMatchObject([{ kind: 'refresh', status: 'done', result: { runId: 1, report: {} } }])
    const { asOfDates, facts } = await client.workspace.get()
    expect(asOfDates).toHaveLength(13)
    expect(asOfDates[0]).toBe(facts.find(({ kind }) => kind === 'orders')?.latest)
    const { next, refreshes } = await client.refresh.scheduled()
    expect(next).toBe(new Date('2026-03-03T06:00').toISOString())
    const [dueAt, finishedAt] = ['2026-03-02T06:00', '2026-03-02T06:00:01'].map((time) => new Date(time).toISOString())
    expect(refreshes).toEqual([{ dueAt, finishedAt, outcome: 'done', runId: 1, failure: null }])
    expect(await client.reports.list()).toHaveLength(1)
  })

  test('says that nothing had changed, computes nothing and writes no report', async () => {
    const server = await serverAt('2026-03-02T05:58')
    const report = { portfolioId: 'rfm', folder: 'reports', language: 'en', keep: 2 } as const
    await server.client.workspace.update({ reportAfterRefresh: report })
    await server.turnTo('2026-03-02T06:00')
    await ended(server)
    await server.turnTo('2026-03-03T06:00')
    await ended(server)
    expect(await outcomes(server)).toEqual(['nothing-new', 'done'])
    expect(await server.client.refresh.runs()).toHaveLength(1)
    expect(await server.client.reports.list()).toHaveLength(1)
  })

  test('is not made where nobody asked for it, nor for times before it was asked for', async () => {
    const server = await serverAt('2026-03-02T05:00', null)
    await server.turnTo('2026-03-03T12:00')
    await server.client.workspace.update({ refreshSchedule: daily })
    await server.turnTo('2026-03-03T12:01')
    // Another time of the day counts from when it was chosen.
    await server.client.workspace.update({ refreshSchedule: { every: 'day', at: '11:00' } })
    await server.turnTo('2026-03-03T12:02')
    await server.client.workspace.update({ refreshSchedule: null })
    await server.turnTo('2026-03-09T12:00')
    expect(await ended(server)).toEqual([])
    expect((await server.client.refresh.scheduled()).next).toBeNull()
  })

  test('that was asked for shortly before its time is not missed between two looks at the clock', async () => {
    const server = await serverAt('2026-03-02T12:00:10', null)
    await server.client.workspace.update({ refreshSchedule: { every: 'day', at: '12:01' } })
    await server.turnTo('2026-03-02T12:01:10')
    expect(await ended(server)).toMatchObject([{ status: 'done' }])
  })

  test('is made up for once after a sleep, however many times were missed', async () => {
    const server = await serverAt('2026-03-02T05:58')
    await server.turnTo('2026-03-09T14:30')
    await server.turnTo('2026-03-09T14:31')
    expect(await ended(server)).toHaveLength(1)
    const { refreshes } = await server.client.refresh.scheduled()
    expect(refreshes).toMatchObject([{ dueAt: new Date('2026-03-09T06:00').toISOString(), outcome: 'done' }])
  })

  /** Serves the workspace again for a moment, and answers how many refreshes that made. */
  async function served({ directory }: Server, at: string): Promise<number> {
    const hand = handClock(at)
    const server = await testServer({ directory, create: false, clock: hand.clock })
    await hand.turnTo(at)
    const jobs = await ended(server)
    await server.close()
    return jobs.length
  }

  test('is made up for once by a server that begins after its time', async () => {
    const server = await serverAt('2026-03-02T20:00')
    await server.close()
    expect(await served(server, '2026-03-03T05:00')).toBe(0)
    expect(await served(server, '2026-03-05T09:00')).toBe(1)
    expect(await served(server, '2026-03-05T10:00')).toBe(0)
  })

  test('is made up for where the end of the server cut it short', async () => {
    const server = await serverAt('2026-03-02T05:58')
    await server.turnTo('2026-03-02T06:00')
    await server.close()
    expect(await served(server, '2026-03-02T08:00')).toBe(1)
  })

  test('that fails is told by the workspace until a refresh is published, and does not stop the next', async () => {
    const hand = handClock('2026-03-02T05:58')
    const server = await testServer({ clock: hand.clock })
    const { client } = server
    await client.workspace.update({ refreshSchedule: daily })
    await hand.turnTo('2026-03-02T05:58')
    await hand.turnTo('2026-03-02T06:00')
    expect(await ended(server)).toMatchObject([{ status: 'failed', error: { code: 'facts.none' } }])
    expect((await client.workspace.get()).failedRefresh).toMatchObject({
      dueAt: new Date('2026-03-02T06:00').toISOString(),
      outcome: 'failed',
      failure: { code: 'facts.none' },
    })
    await importOrders(server)
    await hand.turnTo('2026-03-03T06:00')
    await ended(server)
    expect(await outcomes(server)).toEqual(['done', 'failed'])
    expect((await client.workspace.get()).failedRefresh).toBeNull()
  })

  test('that is cancelled is kept as cancelled, and not begun again until the next time', async () => {
    const server = await serverAt('2026-03-02T05:58')
    await server.turnTo('2026-03-02T06:00')
    const [job] = await server.client.jobs.list()
    for await (const { stage } of await server.client.jobs.events({ jobId: job?.jobId ?? '' })) {
      if (stage !== 'waiting') await server.client.jobs.cancel({ jobId: job?.jobId ?? '' })
    }
    await server.turnTo('2026-03-02T06:10')
    expect(await ended(server)).toMatchObject([{ status: 'cancelled' }])
    expect(await outcomes(server)).toEqual(['cancelled'])
    expect((await server.client.workspace.get()).failedRefresh).toBeNull()
  })

  test('waits for one that somebody began, and never for one by the clock', async () => {
    const server = await serverAt('2026-03-02T05:58')
    const byHand = refreshed(server, 2)
    await server.turnTo('2026-03-02T06:00')
    await server.turnTo('2026-03-03T06:00')
    await byHand
    expect(await ended(server)).toHaveLength(2)
    expect(await outcomes(server)).toHaveLength(1)
  })
})

test('a schedule that no clock shows is refused', async () => {
  const { client } = await testServer()
  const wanted = [
    { every: 'day', at: '24:00' },
    { every: 'day', at: '6:00' },
    { every: 'week', at: '06:00' },
    { every: 'month', at: '06:00', on: 'monday' },
    { every: 'year', at: '06:00' },
  ]
  for (const refreshSchedule of wanted) {
    // Only the server is to judge.
    const refused = client.workspace.update({ refreshSchedule: refreshSchedule as RefreshSchedule })
    await expect(refused, JSON.stringify(refreshSchedule)).rejects.toMatchObject({ code: 'request.invalid' })
  }
})
