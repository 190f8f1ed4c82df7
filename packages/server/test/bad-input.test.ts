import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@sabad/contract/client'
import { upload } from '@sabad/contract/files'
import type { StrategyDocument } from '@sabad/contract/schemas/strategy'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../src/start.ts'
import { refreshed, writeFacts } from './portfolio-server.ts'

/** What the issue of profit and strategies names as bad input: each refused or flagged over HTTP, in a sentence, with its place. */
let server: Awaited<ReturnType<typeof started>>
let group = ''

/** One server for all tests of the file: none of them leaves anything behind. */
async function started() {
  const folder = await mkdtemp(join(tmpdir(), 'sabad-bad-input-'))
  const directory = join(folder, 'facts')
  await writeFacts(directory)
  const running = await startServer({ directory, create: false })
  const close = async () => {
    await running.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...running, close, client: createClient(running) }
}

const ledger = [
  'cost_id,incurred_on,pool,amount',
  ...['2026-05-31', '2026-06-30', '2026-07-31'].flatMap((day, n) => [
    `desk-${n},${day},Order desk,1000`,
    `rent-${n},${day},Rent,500`,
  ]),
].join('\n')

async function importLedger({ origin, token, client }: typeof server): Promise<void> {
  const { uploadId } = await upload({ origin, token }, { fileName: 'costs.csv', body: new Blob([ledger]) })
  const { jobId } = await client.imports.start({ uploadId, kind: 'costs', options: {} })
  for await (const job of await client.jobs.events({ jobId })) if (job.error) throw new Error(job.error.message)
}

beforeAll(async () => {
  server = await started()
  await importLedger(server)
  await refreshed(server, 0)
  const board = await server.client.strategies.board({ portfolioId: 'rfm' })
  group = board.groups.find(({ customers }) => customers > 0)?.group.name ?? ''
}, 120_000)

afterAll(() => server?.close())

async function sent(method: 'POST' | 'PUT', path: string, body: object) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${server.token}` }
  const answer = await fetch(`${server.origin}/api${path}`, { method, headers, body: JSON.stringify(body) })
  return { status: answer.status, body: await answer.text() }
}

const desk = { name: 'Desk', level: 'order', source: { kind: 'ledger', accounts: ['Order desk'] }, capacity: null }
const handling = {
  ...{ name: 'Handle orders', pool: 'Desk', step: 'order-cost', minutes: null, share: null },
  driver: { count: 'orders', where: [] },
}
const model = (parts: object) => ({ pools: [desk], activities: [handling], ...parts })

const findingsOf = async (parts: object) => {
  const { status, body } = await sent('POST', '/costing/preview', { model: model(parts) })
  expect(status, body).toBe(200)
  return body
}

describe('what a costing finds is flagged, with its place in the model', () => {
  test('drivers without data', async () => {
    const driver = { count: 'interactions', where: [{ column: 'kind', values: ['visit'] }] }
    const found = await findingsOf({ activities: [{ ...handling, driver }] })
    expect(found).toContain('"place":"activities[0].driver"')
    expect(found).toContain(
      'Nothing was counted for the activity Handle orders (interactions) in these 12 months, so its cost stays unassigned: import these facts, or choose another driver.',
    )
  })

  test('capacity below use', async () => {
    const found = await findingsOf({
      pools: [{ ...desk, capacity: { minutesPerMonth: 10, share: 0.8 } }],
      activities: [{ ...handling, minutes: { base: 8 } }],
    })
    expect(found).toContain('"place":"pools[0].capacity"')
    expect(found).toMatch(
      /More time of the pool Desk was used \(\d+ minutes\) than there is \(\d+\): check its capacity and its times\./,
    )
  })

  test('costs that do not reconcile with the ledger', async () => {
    const found = await findingsOf({})
    expect(found).toContain('"place":"ledger"')
    expect(found).toContain('The account Rent (1500, 3 entries) belongs to no pool: give it to one.')
  })

  test('negative time that savings bring about', async () => {
    const saving = { driver: { count: 'orders', where: [] }, minutes: -30 }
    const found = await findingsOf({
      pools: [{ ...desk, capacity: { minutesPerMonth: 10_000, share: 0.8 } }],
      activities: [{ ...handling, minutes: { base: 8, extra: [saving] } }],
    })
    expect(found).toContain('"place":"activities[0].minutes"')
    expect(found).toMatch(/comes out below zero for \d+ customers and counts as none/)
  })
})

describe('what is no cost model is refused, with its place', () => {
  const refused = async (parts: object) => {
    const { status, body } = await sent('POST', '/costing/check', { model: model(parts) })
    expect(status).toBe(422)
    return body
  }

  test('negative time typed in', async () => {
    expect(await refused({ activities: [{ ...handling, minutes: { base: -8 } }] })).toContain(
      'model.activities.0.minutes.base',
    )
  })

  test('rates without a period', async () => {
    const typed = await refused({ pools: [{ ...desk, source: { kind: 'typed', amount: 500 } }] })
    expect(typed).toContain('model.pools.0.source.perMonth')
    const capacity = await refused({ pools: [{ ...desk, capacity: { minutes: 9600, share: 0.8 } }] })
    expect(capacity).toContain('model.pools.0.capacity.minutesPerMonth')
  })

  test('shares that do not sum', async () => {
    const activities = [0.5, 0.4].map((share, at) => ({ ...handling, name: `Part ${at}`, share }))
    const { status, body } = await sent('PUT', '/costing/model', {
      ...{ model: model({ activities }), author: 'Ada', rationale: 'Two parts' },
    })
    expect(status).toBe(422)
    expect(body).toContain('"place":"pools[0]"')
    expect(body).toContain('The shares of the pool Desk add up to 0.9, not to 1: mend them.')
  })
})

describe('what is no strategy is refused, with its place', () => {
  const saved = async (change: (draft: StrategyDocument) => Partial<StrategyDocument>) => {
    const { document } = await server.client.strategies.draft({ portfolioId: 'rfm', group })
    const owned = {
      ...document,
      ...{ owner: 'Ada', reason: 'Agreed', tasks: [] },
      actions: document.actions.map((action) => ({ ...action, owner: 'Ben' })),
    }
    const path = `/portfolios/rfm/groups/${group}/strategy`
    return sent('PUT', path, { document: { ...owned, ...change(owned) }, basedOn: 0, author: 'Ada' })
  }

  test('weights of a side of value that do not sum', async () => {
    const { status, body } = await saved(() => ({
      valueCriteria: [
        { criterionId: 'speed', title: 'Speed', side: 'benefit', weight: 60 },
        { criterionId: 'advice', title: 'Advice', side: 'benefit', weight: 30 },
      ],
    }))
    expect(status).toBe(422)
    expect(body).toContain('The weights under valueCriteria (benefit) add up to 90 and not to 100: mend them.')
  })

  test('targets before today', async () => {
    const { status, body } = await saved(({ kpis: [kpi] }) => ({
      kpis: kpi ? [{ ...kpi, targetOn: '2020-12-31' }] : [],
    }))
    expect(status).toBe(422)
    expect(body).toMatch(
      /The target at kpis\.0\.targetOn is set for 2020-12-31, which lies before \d{4}-\d{2}-\d{2}: choose a day to come\./,
    )
  })

  test('weights that do not sum', async () => {
    const { status, body } = await saved(({ goals }) => ({
      goals: goals.map((goal, at) => (at === 0 ? { ...goal, weight: goal.weight + 10 } : goal)),
    }))
    expect(status).toBe(422)
    expect(body).toContain('"place":"goals"')
    expect(body).toContain('110')
  })
})

test('a key figure that cannot be computed says what it lacks', async () => {
  const { values } = await server.client.kpis.values({})
  expect(values.find(({ kpi }) => kpi === 'nps')).toMatchObject({
    value: null,
    missing: { code: 'no-survey', params: { kinds: 'survey, nps, nps survey, recommendation' } },
  })
})
