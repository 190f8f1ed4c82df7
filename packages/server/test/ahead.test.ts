import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from '@sabad/contract/client'
import { countsToKeep } from '@sabad/engine/runs/counts'
import { sql } from '@sabad/engine/sql/sql'
import { openWorkspace } from '@sabad/engine/workspace/workspace'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { createAhead, type Step } from '../src/ahead.ts'
import { createApp, defaultOrigin } from '../src/app.ts'
import { refreshed, writeFacts } from './portfolio-server.ts'
import { testFolder } from './test-server.ts'

const nobody = () => false

/** Steps that are noted as they are taken; each runs until it is let go. */
function noted(length: number, fails: readonly number[] = []) {
  const taken: number[] = []
  const heard: unknown[] = []
  let letGo = () => {}
  const step = (index: number) => async () => {
    taken.push(index)
    if (fails.includes(index)) throw new Error(`step ${index}`)
    await new Promise<void>((resolve) => {
      letGo = resolve
    })
  }
  async function* steps(): AsyncGenerator<Step> {
    for (let index = 0; index < length; index += 1) yield step(index)
  }
  const next = async (count: number) => {
    await expect.poll(() => taken.length).toBe(count)
    letGo()
  }
  return { taken, heard, steps, next, onInternalError: (error: unknown) => heard.push(error) }
}

describe('what is worked out ahead', () => {
  test('is taken step by step once it is wanted, and what fails is told and passed over', async () => {
    const { taken, heard, steps, next, onInternalError } = noted(3, [1])
    const ahead = createAhead({ steps, isBusy: nobody, onInternalError })
    ahead.resume()
    await pause(20)
    expect(taken).toEqual([])
    ahead.want('all')
    ahead.resume()
    await next(1)
    await next(3)
    await ahead.close()
    expect(taken).toEqual([0, 1, 2])
    expect(heard).toEqual([new Error('step 1')])
  })

  test('waits while anyone waits for an answer', async () => {
    const { taken, steps, next, onInternalError } = noted(1)
    let busy = true
    const ahead = createAhead({ steps, isBusy: () => busy, onInternalError })
    ahead.want('all')
    ahead.resume()
    await pause(120)
    expect(taken).toEqual([])
    busy = false
    await next(1)
    await ahead.close()
  })

  test('is given up for a job, taken up from the start after it, and ends with the server', async () => {
    const { taken, heard, steps, next, onInternalError } = noted(2)
    const ahead = createAhead({ steps, isBusy: nobody, onInternalError })
    ahead.want('all')
    ahead.resume()
    await expect.poll(() => taken).toEqual([0])
    ahead.stop()
    await next(1)
    ahead.resume()
    await expect.poll(() => taken).toEqual([0, 0])
    const closing = ahead.close()
    await next(2)
    await closing
    ahead.resume()
    await pause(20)
    expect(taken).toEqual([0, 0])
    expect(heard).toEqual([])
  })
})

const keptRow = z.object({ totals: z.number(), asked: z.number(), stale: z.number() })

/** A server that looks ahead, without a port, and the workspace that it works on. */
async function lookingAhead() {
  const directory = join(await testFolder(), 'facts')
  await writeFacts(directory)
  const workspace = await openWorkspace(directory)
  const heard: unknown[] = []
  const open = ({ looksAhead = true } = {}) => {
    const app = createApp({ workspace, token, looksAhead, onInternalError: (error) => heard.push(error) })
    return { close: app.close, client: createClient({ origin: defaultOrigin, token, fetch: app.fetch }) }
  }
  onTestFinished(workspace.close)
  /** What is counted and answered of current runs, and of replaced ones. */
  const kept = () =>
    workspace.read((database) =>
      database.row(
        sql`SELECT (SELECT count(*) FROM group_totals) AS totals,
                   (SELECT count(*) FROM surveys WHERE starts_with(what, 'asked ')) AS asked,
                   (SELECT count(*) FROM surveys ANTI JOIN current_publications USING (run_id, as_of)) AS stale`,
        keptRow,
      ),
    )
  /** Of these facts there are 17 answers to be kept, of everyone and of each portfolio. */
  const settled = () => expect.poll(async () => (await kept()).asked, { timeout: 60_000 }).toBe(17)
  return { workspace, open, kept, settled, heard }
}

const token = 'ahead'

describe('after a refresh', () => {
  test('a server counts the groups and asks what pages ask first, without being asked', async () => {
    const { open, kept, settled, heard } = await lookingAhead()
    const { client, close } = open()
    await refreshed({ client })
    expect(await kept()).toEqual({ totals: 0, asked: 0, stale: 0 })
    await settled()
    await close()
    expect((await kept()).totals).toBeGreaterThan(0)
    expect(heard).toEqual([])
  }, 120_000)

  test('what ends with its command has counted the groups when the refresh ends, so that the next server need not', async () => {
    const { workspace, open, kept, heard } = await lookingAhead()
    const { client, close } = open({ looksAhead: false })
    await refreshed({ client })
    expect((await kept()).totals).toBeGreaterThan(0)
    expect(await countsToKeep(workspace)).toEqual([])
    await close()
    expect(heard).toEqual([])
  }, 120_000)

  test('cancelled while it counts for the pages, the refresh stands: it was published before', async () => {
    const { workspace, open } = await lookingAhead()
    const { client, close } = open({ looksAhead: false })
    const { jobId } = await client.refresh.start({})
    for await (const { stage } of await client.jobs.events({ jobId })) {
      if (stage !== 'count') continue
      await client.jobs.cancel({ jobId })
      break
    }
    for await (const _ of await client.jobs.events({ jobId }));
    const { status, result } = await client.jobs.get({ jobId })
    expect({ status, result }).toMatchObject({ status: 'done', result: { stages: expect.anything() } })
    expect((await client.portfolios.list()).length).toBeGreaterThan(0)
    expect((await countsToKeep(workspace)).length).toBeGreaterThan(0)
    await close()
  }, 120_000)

  test('another refresh in the middle wins, and nothing stays of the run that it replaced', async () => {
    const { workspace, open, kept, settled, heard } = await lookingAhead()
    const { client, close } = open()
    await refreshed({ client })
    await expect.poll(async () => (await kept()).totals, { timeout: 60_000 }).toBeGreaterThan(0)
    await workspace.write((database) =>
      database.execute(sql`INSERT INTO imports BY NAME SELECT * EXCLUDE (import_id) FROM imports LIMIT 1`),
    )
    const jobs = await refreshed({ client })
    expect(jobs.at(-1)?.status).toBe('done')
    await settled()
    await close()
    expect((await kept()).stale).toBe(0)
    expect(heard).toEqual([])
  }, 120_000)

  test('a server that is closed in the middle leaves the workspace whole, and the next one goes on', async () => {
    const { open, kept, settled, heard } = await lookingAhead()
    const first = open()
    await refreshed(first)
    await expect.poll(async () => (await kept()).totals, { timeout: 60_000 }).toBeGreaterThan(0)
    await first.close()
    const next = open()
    expect((await next.client.workspace.doctor()).ok).toBe(true)
    await settled()
    await next.close()
    expect(heard).toEqual([])
  }, 120_000)
})
