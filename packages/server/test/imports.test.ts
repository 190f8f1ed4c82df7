import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { upload } from '@sabad/contract/files'
import { readError } from '@sabad/contract/read-error'
import type { Job } from '@sabad/contract/schemas/jobs'
import { expect, test } from 'vitest'
import { testServer } from './test-server.ts'

const csv = [
  'customer,order,date,amount',
  'C1,O1,2024-01-05,10.50',
  'C2,O2,2024-01-17,20',
  ',O3,2024-02-20,7',
  'C1,O4,2024-03-21,-10.50',
  'C3,O5,2024-03-22,31',
  '',
].join('\n')

type Server = Awaited<ReturnType<typeof testServer>>

const send = (server: Server, text = csv, fileName = 'orders.csv') =>
  upload(server, { fileName, body: new Blob([text]) })
const filesIn = (directory: string) => readdir(join(directory, 'uploads')).catch(() => [])
const failureOf = async (call: Promise<unknown>) => readError(await call.catch((error: unknown) => error))

async function ended(server: Server, jobId: string): Promise<Job> {
  for await (const job of await server.client.jobs.events({ jobId })) if (job.status !== 'running') return job
  throw new Error('the events ended before the job')
}

test('an uploaded file is looked at, tried and imported, and then the upload is gone', async () => {
  const server = await testServer()
  const { uploadId } = await send(server)
  const request = { uploadId, kind: 'orders' as const }
  const preview = await server.client.imports.preview(request)
  expect(preview).toMatchObject({ kind: 'orders', format: 'delimited', missingFields: [] })
  const dry = await server.client.imports.dryRun({ ...request, options: { maxRejects: 50 } })
  expect(dry).toMatchObject({
    status: 'dry-run',
    fileName: 'orders.csv',
    rows: 5,
    accepted: 4,
    rejected: 1,
    importId: null,
  })
  const { jobId } = await server.client.imports.start(request)
  const job = await ended(server, jobId)
  expect(job).toMatchObject({
    kind: 'import',
    status: 'done',
    error: null,
    result: { status: 'imported', accepted: 4, rejected: 1 },
  })
  expect(await filesIn(server.directory)).toEqual([])
})

test('an import that is refused says why by the name of the file, and the upload can be tried again', async () => {
  const server = await testServer()
  const { uploadId } = await send(server)
  const strict = await server.client.imports.start({ uploadId, kind: 'orders', options: { maxRejects: 1 } })
  const refused = await ended(server, strict.jobId)
  expect(refused).toMatchObject({
    status: 'failed',
    error: { code: 'import.too-many-rejects', params: { file: 'orders.csv' } },
  })
  const lenient = await server.client.imports.start({ uploadId, kind: 'orders', options: { maxRejects: 30 } })
  expect(await ended(server, lenient.jobId)).toMatchObject({ status: 'done' })
})

test('the same file twice changes nothing and says so', async () => {
  const server = await testServer()
  const statuses: unknown[] = []
  for (let time = 0; time < 2; time++) {
    const { uploadId } = await send(server)
    const { jobId } = await server.client.imports.start({ uploadId, kind: 'orders' })
    statuses.push(Object(await ended(server, jobId)).result.status)
  }
  expect(statuses).toEqual(['imported', 'unchanged'])
})

test('a file that is no table is refused by its own name, never by its place', async () => {
  const server = await testServer()
  const { uploadId } = await send(server, '', 'empty.csv')
  const failure = await failureOf(server.client.imports.preview({ uploadId }))
  expect(failure).toMatchObject({ code: 'import.empty', params: { file: 'empty.csv' } })
  expect(failure.message).not.toContain(server.directory)
})

test('an unknown upload, kind or option is refused before any work', async () => {
  const { client } = await testServer()
  expect(await failureOf(client.imports.start({ uploadId: '../sabad.duckdb' }))).toMatchObject({
    code: 'upload.not-found',
  })
  const wrong = { uploadId: 'x', options: { maxRejects: 200 } }
  expect(await failureOf(client.imports.preview(wrong))).toMatchObject({
    code: 'request.invalid',
    params: { field: 'options.maxRejects' },
  })
  expect(await client.jobs.list()).toEqual([])
})

test('two imports at once both arrive, one after the other', async () => {
  const server = await testServer()
  const second = csv.replaceAll('C', 'D').replaceAll('O', 'P')
  const uploads = await Promise.all([send(server), send(server, second, 'more.csv')])
  const jobs = await Promise.all(
    uploads.map(({ uploadId }) => server.client.imports.start({ uploadId, kind: 'orders' })),
  )
  const results = await Promise.all(jobs.map(({ jobId }) => ended(server, jobId)))
  expect(results.map(({ status }) => status)).toEqual(['done', 'done'])
})

test('imports are listed newest first, with their rejects, which can be repaired and imported again', async () => {
  const server = await testServer()
  for (const [text, fileName] of [
    [csv, 'orders.csv'],
    [csv.replaceAll('O', 'P'), 'more.csv'],
  ] as const) {
    const { uploadId } = await send(server, text, fileName)
    await ended(server, (await server.client.imports.start({ uploadId, kind: 'orders' })).jobId)
  }
  const imports = await server.client.imports.list()
  expect(imports.map(({ fileName }) => fileName)).toEqual(['more.csv', 'orders.csv'])
  const { importId, importedAt } = imports[1] ?? { importId: 0, importedAt: '' }
  expect(Math.abs(Date.now() - Date.parse(importedAt))).toBeLessThan(120_000)
  const [reject, ...more] = await server.client.imports.rejects({ importId })
  expect([reject?.rowNumber, more.length]).toEqual([3, 0])
  const file = await (await server.send(`/api/imports/${importId}/rejects.csv`)).text()
  expect(file).toMatch(
    /^customer,order,date,amount,reject_row,reject_column,reject_value,reject_reason,reject_surplus\r\n,O3,2024-02-20,7,3,/,
  )
  const repaired = await send(server, file.replace('\r\n,O3', '\r\nC9,O3'), 'repaired.csv')
  const { jobId } = await server.client.imports.start({ uploadId: repaired.uploadId, kind: 'orders' })
  expect(await ended(server, jobId)).toMatchObject({ status: 'done', result: { accepted: 1, rejected: 0 } })
})

test('the rejects of an unknown import are not found, as rows and as a file', async () => {
  const { client, send: get } = await testServer()
  expect(await failureOf(client.imports.rejects({ importId: 99 }))).toMatchObject({ code: 'import.not-found' })
  const file = await get('/api/imports/99/rejects.csv')
  expect([file.status, (await file.json()).code]).toEqual([404, 'import.not-found'])
})
