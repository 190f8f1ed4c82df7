import { readFile } from 'node:fs/promises'
import { upload } from '@sabad/contract/files'
import type { ImportKind } from '@sabad/contract/schemas/imports'
import type { StrategyDocument } from '@sabad/contract/schemas/strategy'
import { expect, test } from 'vitest'
import { writeDemo } from '../src/demo.ts'
import { refreshed } from './portfolio-server.ts'
import { testFolder, testServer } from './test-server.ts'

type Server = Awaited<ReturnType<typeof testServer>>

/** The column by which a file's rows happened; files without one are imported whole the first time. */
const dayColumns = ['ordered_on', 'occurred_on', 'contacted_on', 'incurred_on', 'started_on', 'rated_on', 'since']

/** The rows of a file up to a day. Nothing with a comma stands before the column of the day, but in names of customers. */
function rowsUntil(csv: string, day: string): string {
  const [head = '', ...rows] = csv.trimEnd().split('\n')
  const at = head.split(',').findIndex((name) => dayColumns.includes(name))
  if (at < 0) return csv
  const dayOf = (row: string) => /(?:^|,)(\d{4}-\d{2}-\d{2})(?=,|$)/.exec(row)?.[1] ?? ''
  return [head, ...rows.filter((row) => dayOf(row) <= day)].join('\n')
}

async function importCsv({ client, origin, token }: Server, kind: ImportKind, body: string): Promise<void> {
  const { uploadId } = await upload({ origin, token }, { fileName: `${kind}.csv`, body: new Blob([body]) })
  const { jobId } = await client.imports.start({ uploadId, kind, options: { maxRejects: 100 } })
  for await (const job of await client.jobs.events({ jobId })) if (job.error) throw new Error(job.error.message)
}

const kinds: readonly ImportKind[] = [
  'products',
  'customers',
  'orders',
  'order-lines',
  'interactions',
  'contracts',
  'costs',
  'ratings',
] as const

async function importUntil(server: Server, files: ReadonlyMap<string, string>, day: string): Promise<void> {
  for (const kind of kinds) await importCsv(server, kind, rowsUntil(files.get(kind) ?? '', day))
}

async function demoFiles(): Promise<ReadonlyMap<string, string>> {
  const written = await writeDemo({ directory: await testFolder(), company: 'b2b', customers: 120 })
  const read = written.filter(({ kind }) => kinds.includes(kind))
  return new Map(await Promise.all(read.map(async ({ kind, file }) => [kind, await readFile(file, 'utf8')] as const)))
}

const inAYear = () => `${new Date().getUTCFullYear() + 1}-12-31`

/** What people add to a draft before anybody can approve it. */
const owned = (draft: StrategyDocument): StrategyDocument => ({
  ...draft,
  owner: 'Ada',
  reason: 'Agreed in the meeting of July',
  reviewOn: inAYear(),
  actions: draft.actions.map((action) => ({ ...action, owner: 'Ben', cost: 1000 })),
  kpis: draft.kpis.map((kpi) => ({ ...kpi, targetOn: inAYear() })),
})

test('a company goes from its files to a strategy in force, and three more months show how it does', async () => {
  const files = await demoFiles()
  const server = await testServer()
  const { client } = server
  await importUntil(server, files, '2026-07-31')
  expect((await refreshed(server, 12)).at(-1)?.error).toBeNull()

  const board = await client.strategies.board({ portfolioId: 'rfm' })
  expect(board.asOf <= '2026-07-31').toBe(true)
  const group = [...board.groups].sort((a, b) => b.customers - a.customers)[0]?.group.name ?? ''
  const at = { portfolioId: 'rfm', group }
  const proposedFor = async (name: string) => {
    const { proposals } = await client.strategies.proposals({ portfolioId: 'rfm' })
    return proposals.filter((one) => one.group?.name === name).map(({ kind }) => kind)
  }
  expect(await proposedFor(group)).toContain('draw-up-strategy')
  const { document } = await client.strategies.draft(at)
  await expect(client.strategies.save({ ...at, document, basedOn: 0 })).rejects.toMatchObject({
    code: 'strategy.owner-missing',
  })
  const saved = await client.strategies.save({ ...at, document: owned(document), basedOn: 0, author: 'Ada' })
  expect(saved.strategy).toMatchObject({ status: 'draft', version: 1, possible: ['approve'] })
  await expect(client.strategies.step({ ...at, step: 'approve', by: 'Ada', version: 1 })).rejects.toMatchObject({
    code: 'strategy.own-approval',
  })
  expect(await proposedFor(group)).toContain('decide-strategy')
  await client.strategies.step({ ...at, step: 'approve', by: 'Grace', version: 1 })
  const active = await client.strategies.step({ ...at, step: 'activate', by: 'Grace', version: 1 })
  expect(active.strategy).toMatchObject({ status: 'active', stage: 'execute-and-monitor', versionInForce: 1 })

  await importUntil(server, files, '2026-10-31')
  expect((await refreshed(server, 3)).at(-1)?.error).toBeNull()
  const { asOf, kpis } = await client.strategies.monitoring(at)
  expect(asOf > board.asOf).toBe(true)
  expect(kpis.length).toBeGreaterThan(0)
  for (const { baseline, current, expected, target, light, series } of kpis) {
    expect(baseline.asOf).toBe(board.asOf)
    expect(current?.asOf).toBe(asOf)
    expect(light).not.toBe('grey')
    expect(series.filter((point) => point.asOf > board.asOf).length).toBeGreaterThanOrEqual(3)
    // Some of the way to the target is due by now, and not all of it.
    const due = ((expected ?? 0) - (baseline.value ?? 0)) / (target - (baseline.value ?? 0) || 1)
    if (target !== baseline.value) expect(due > 0 && due < 1).toBe(true)
  }
  const { benefits } = await client.strategies.benefits({ portfolioId: 'rfm' })
  expect(benefits.map(({ kpiId }) => kpiId)).toEqual(kpis.map(({ kpiId }) => kpiId))
  const looked = await client.strategies.monitoring({ ...at, asOf: board.asOf })
  // Facts of that day came again, so it was computed again: the same but for the order of sums.
  for (const { current, baseline } of looked.kpis) expect(current?.value).toBeCloseTo(baseline.value ?? Number.NaN, 9)
}, 240_000)

test('insights are noted, decided and counted over the API', async () => {
  const { client } = await testServer()
  const document = {
    kind: 'insight',
    insight: 'Rush orders grow',
    source: 'Costing',
    link: '/costing',
    portfolioId: null,
    group: null,
    state: 'open',
    action: '',
    owner: '',
    due: null,
    outcome: '',
  } as const
  const { insightId, version } = await client.insights.note({ document })
  const decided = { ...document, state: 'decided', action: 'Charge for them' } as const
  await expect(client.insights.change({ insightId, basedOn: version, document: decided })).rejects.toMatchObject({
    code: 'insight.incomplete',
  })
  await client.insights.change({ insightId, basedOn: version, document: { ...decided, owner: 'Ada' } })
  expect(await client.insights.list({})).toMatchObject({ counts: { decided: 1 }, shareActedOn: 0 })
  await expect(client.insights.note({ document: { ...document, link: 'javascript:alert(1)' } })).rejects.toMatchObject({
    code: 'request.invalid',
  })
})
