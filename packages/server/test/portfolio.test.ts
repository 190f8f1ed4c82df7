import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readError } from '@sabad/contract/read-error'
import type { Plain } from '@sabad/engine/sql/database'
import { sql } from '@sabad/engine/sql/sql'
import { createWorkspace } from '@sabad/engine/workspace/workspace'
import readWorkbook from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { computedServer, factsServer, refreshed } from './portfolio-server.ts'
import { testFolder } from './test-server.ts'

const records = (csv: string) =>
  csv
    .replace('\uFEFF', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))

/** What another reader finds in a Parquet file. */
async function parquetRows(bytes: Buffer) {
  const folder = await testFolder()
  const path = join(folder, 'table.parquet')
  await writeFile(path, bytes)
  const workspace = await createWorkspace(join(folder, 'reader'))
  try {
    return await workspace.read(async (database) => {
      const rows: (readonly Plain[])[] = []
      const batches = database.stream(sql`SELECT * FROM read_parquet(${path})`)
      for (let batch = await batches.next(); ; batch = await batches.next()) {
        if (batch.done) return { columns: batch.value, rows }
        rows.push(...batch.value)
      }
    })
  } finally {
    await workspace.close()
  }
}

test('a refresh is a job whose stages are seen, and whose result is the run and what came of its report', async () => {
  const server = await factsServer()
  const seen = await refreshed(server)
  const last = seen.at(-1)
  expect(last).toMatchObject({ kind: 'refresh', status: 'done', error: null })
  expect(new Set(seen.map(({ jobId }) => jobId)).size).toBe(1)
  const [run] = await server.client.refresh.runs()
  expect(last?.result).toEqual({ ...run, report: null })
  expect(run?.asOfDates).toHaveLength(3)
})

test('what the engine computes comes through the contract as it is', async () => {
  const server = await computedServer()
  const { client } = server
  const portfolios = await client.portfolios.list()
  expect(portfolios.map(({ portfolioId }) => portfolioId)).toContain('rfm')
  for (const { portfolioId } of portfolios) {
    const overview = await client.portfolios.overview({ portfolioId })
    const customers = overview.groups.reduce((sum, group) => sum + group.customers, 0)
    expect(customers).toBe(300)
    expect((await client.portfolios.check({ portfolioId })).ok).toBe(true)
    expect((await client.portfolios.get({ portfolioId })).definition.portfolioId).toBe(portfolioId)
    const group = overview.groups.find((one) => one.customers > 0)?.name ?? ''
    expect((await client.portfolios.group({ portfolioId, group })).group.name).toBe(group)
    expect((await client.portfolios.series({ portfolioId })).points.length).toBeGreaterThan(0)
    const movement = await client.portfolios.movement({ portfolioId })
    expect(movement.moved + movement.stayed + movement.entered).toBe(300)
    const reasons = await client.portfolios.movementReasons({ portfolioId })
    expect(reasons.flows.reduce((sum, flow) => sum + flow.customers, 0)).toBe(movement.moved)
    const times = await client.portfolios.timeInGroup({ portfolioId })
    expect(times.byGroup.reduce((sum, one) => sum + one.customers, 0)).toBeGreaterThan(0)
    expect((await client.portfolios.movementDrift({ portfolioId })).comparisons[0]?.with).toBe('previous')
    expect(await client.portfolios.movementPaths({ portfolioId, length: 2, everyMonths: 12 })).toMatchObject({
      shortage: { params: { needed: 3 } },
    })
    expect((await client.portfolios.movementForecast({ portfolioId, horizon: 2 })).shortage?.params.needed).toBe(5)
    expect((await client.alerts.list({ portfolioId })).shortage?.params.needed).toBe(8)
    const list = await client.customers.list({ portfolioId, group, pageSize: 1 })
    const customerId = list.rows[0]?.customerId ?? ''
    expect((await client.customers.get({ customerId, portfolioId })).group.name).toBe(group)
  }
  expect((await client.models.list({})).map(({ model }) => model)).toContain('mbg-nbd')
  expect(await client.workspace.get()).toMatchObject({ stale: false })
  expect(await client.workspace.doctor()).toMatchObject({ ok: true })
  expect(await client.workspace.update({ currency: 'IDR' })).toMatchObject({ currency: 'IDR' })
})

test('models say what they are used for and why, and the forecast of a customer names them', async () => {
  const server = await computedServer()
  const { client } = server
  const models = await client.models.list({})
  const { forecast } = await client.customers.get({ customerId: 'C7', portfolioId: 'rfm' })
  for (const part of ['alive', 'purchases', 'spend'] as const) {
    const used = models.find(({ uses }) => uses.includes(part))
    expect(forecast[part].model, part).toBe(used?.model ?? null)
    expect(forecast[part].missing === null, part).toBe(used !== undefined)
  }
  expect(forecast.curve).toHaveLength(forecast.purchases.model === null ? 0 : 25)
  for (const { reason, published, repeatPurchases } of models) {
    expect(reason.code).toMatch(/^[a-z-]+$/)
    const customers = repeatPurchases?.reduce((sum, one) => sum + one.customers, 0) ?? 300
    expect(customers, `${published}`).toBe(300)
  }
})

test('a ready portfolio is added by its name, and one that the library does not have is refused', async () => {
  const server = await computedServer(1)
  const { client } = server
  const { portfolios } = await client.portfolios.library()
  const longevity = portfolios.find(({ definition }) => definition.portfolioId === 'longevity')
  expect(longevity).toMatchObject({ isAdded: false, lacking: [], context: 'both' })
  const added = await client.portfolios.addFromLibrary({ portfolioId: 'longevity', author: 'Ada' })
  expect(added).toMatchObject({ portfolioId: 'longevity', version: 1 })
  expect(await client.portfolios.check({ portfolioId: 'longevity' })).toMatchObject({ ok: true })
  expect(await client.portfolios.axes({ portfolioId: 'longevity' })).toMatchObject({ axes: [] })
  expect((await client.portfolios.borders({ portfolioId: 'longevity' })).measures).toEqual(['probability_alive'])
  const refused = await client.portfolios.addFromLibrary({ portfolioId: 'none' }).catch((error: unknown) => error)
  expect(readError(refused)).toMatchObject({ code: 'portfolio.not-in-library' })
})

test('an unknown group, customer or date is said with what there is', async () => {
  const server = await computedServer(0)
  const { client } = server
  const failure = async (call: Promise<unknown>) => readError(await call.catch((error: unknown) => error))
  const portfolioId = 'rfm'
  expect(await failure(client.portfolios.group({ portfolioId, group: 'none' }))).toMatchObject({
    code: 'group.not-found',
  })
  expect(await failure(client.customers.get({ portfolioId, customerId: 'a/b' }))).toMatchObject({
    code: 'customer.not-found',
    params: { customerId: 'a/b' },
  })
  expect(await failure(client.portfolios.overview({ portfolioId, asOf: '1999-01-01' }))).toMatchObject({
    code: 'movement.date-not-computed',
  })
})

test('a cancelled refresh publishes nothing', async () => {
  const server = await factsServer()
  const { jobId } = await server.client.refresh.start({ history: 20 })
  await server.client.jobs.cancel({ jobId })
  let status = ''
  for await (const job of await server.client.jobs.events({ jobId })) status = job.status
  expect(status).toBe('cancelled')
  expect(await server.client.refresh.runs()).toEqual([])
})

test('customers go out as a file with group, reason and every measure, and no name becomes a formula', async () => {
  const server = await computedServer(0)
  const response = await server.send('/api/exports/customers.csv?portfolioId=rfm')
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="customers.csv"')
  const text = await response.text()
  const [header = [], ...rows] = records(text)
  const measures = (await server.client.measures.list()).map(({ name }) => name)
  expect(header).toEqual([
    ...['as_of', 'customer_id', 'name', 'group', 'group_title', 'reason'],
    ...['runner_up', 'runner_up_title', 'runner_up_lead'],
    ...measures,
  ])
  expect(rows).toHaveLength(300)
  expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
  expect(text).toContain('"Sari, ""Kopi"""')
})

test('one group, the groups and the movement go out as files that agree with the API', async () => {
  const server = await computedServer()
  const portfolioId = 'rfm'
  const file = async (path: string) => records(await (await server.send(`/api/exports/${path}`)).text()).slice(1)
  const { groups } = await server.client.portfolios.overview({ portfolioId })
  const written = await file(`groups.csv?portfolioId=${portfolioId}`)
  expect(written.map(([, name, , customers]) => [name, Number(customers)])).toEqual(
    groups.map(({ name, customers }) => [name, customers]),
  )
  const largest = [...groups].sort((a, b) => b.customers - a.customers)[0]
  expect(await file(`customers.csv?portfolioId=${portfolioId}&group=${largest?.name}`)).toHaveLength(
    largest?.customers ?? 0,
  )
  const { flows } = await server.client.portfolios.movement({ portfolioId })
  expect(await file(`movement.csv?portfolioId=${portfolioId}`)).toHaveLength(flows.length)
})

test('a workbook and a Parquet file hold what the text does, and a formula stays text', async () => {
  const server = await computedServer()
  for (const what of ['customers', 'groups', 'movement'] as const) {
    const bytesOf = async (format: string) => {
      const response = await server.send(`/api/exports/${what}.${format}?portfolioId=rfm`)
      expect(response.status).toBe(200)
      return Buffer.from(await response.arrayBuffer())
    }
    const [header = [], ...rows] = records((await bytesOf('csv')).toString('utf8'))
    const book = await readWorkbook(await bytesOf('xlsx'))
    const sheet = book[0]?.data ?? []
    expect(sheet[0]).toEqual(header)
    expect(sheet).toHaveLength(rows.length + 1)
    const parquet = await parquetRows(await bytesOf('parquet'))
    expect(parquet.columns).toEqual(header)
    expect(parquet.rows).toHaveLength(rows.length)
    if (what !== 'customers') continue
    const at = header.indexOf('name')
    expect(sheet.map((row) => row[at])).toContain('=HYPERLINK("http://x","y")')
    expect(parquet.rows.map((row) => row[at])).toContain('=HYPERLINK("http://x","y")')
  }
  expect(await readdir(join(server.directory, 'downloads'))).toEqual([])
})

test('a reader who goes away in the middle of an export leaves the server in order', async () => {
  const server = await computedServer(0)
  const response = await server.send('/api/exports/customers.csv?portfolioId=rfm')
  await response.body?.cancel()
  expect((await server.client.portfolios.list()).length).toBeGreaterThan(0)
})

test('two listeners hear the same job, and one who leaves disturbs neither the other nor the job', async () => {
  const server = await factsServer()
  const { jobId } = await server.client.refresh.start({ history: 3 })
  const leaving = new AbortController()
  const left = server.client.jobs.events({ jobId }, { signal: leaving.signal })
  const stayed = server.client.jobs.events({ jobId })
  for await (const _ of await left) break
  leaving.abort()
  const statuses: string[] = []
  for await (const { status } of await stayed) statuses.push(status)
  expect(statuses.at(-1)).toBe('done')
  expect((await server.client.jobs.list()).map((job) => [job.jobId, job.status])).toEqual([[jobId, 'done']])
})

test('a customer is flagged, found by the flag, and unflagged again, with both on record', async () => {
  const server = await computedServer(0)
  const { significance, customers } = server.client
  const at = { customerId: 'C7', portfolioId: 'rfm' }
  const [asOf = ''] = (await server.client.workspace.get()).asOfDates
  const days = { givenOn: asOf, until: '2099-12-31' }
  const flag = await significance.give({
    customerId: 'C7',
    kind: 'inspiration',
    evidence: 'Ideas',
    owner: 'Ada',
    ...days,
  })
  expect(await significance.ofCustomer(at)).toMatchObject({ flags: [{ flagId: flag.flagId, state: 'in-force' }] })
  const flagged = async () =>
    (await customers.list({ portfolioId: 'rfm', flagged: true })).rows.map(({ customerId }) => customerId)
  expect(await flagged()).toEqual(['C7'])
  await significance.withdraw({ customerId: 'C7', flagId: flag.flagId, by: 'Ben', reason: 'Gone', on: asOf })
  expect(await flagged()).toEqual([])
  expect((await significance.list({ state: 'withdrawn' })).flags).toMatchObject([{ withdrawal: { by: 'Ben' } }])
})

test('a flag without evidence or owner is refused by its field', async () => {
  const server = await factsServer()
  const given = { customerId: 'C7', kind: 'benchmark', evidence: '  ', owner: 'Ada', until: '2099-12-31' } as const
  const error = await server.client.significance.give(given).catch((thrown: unknown) => readError(thrown))
  expect(error).toMatchObject({ code: 'request.invalid', params: { field: 'evidence' } })
})
