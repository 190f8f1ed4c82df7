import { request } from 'node:http'
import { join } from 'node:path'
import { contract } from '@sabad/contract/contract'
import { readError } from '@sabad/contract/read-error'
import { EngineError } from '@sabad/engine/errors'
import { foreign } from '@sabad/engine/particular'
import { expect, test } from 'vitest'
import { router } from '../src/router.ts'
import { createInProcess, startServer } from '../src/start.ts'
import { safeDetail, translateError } from '../src/translate-error.ts'
import { testFolder, testServer } from './test-server.ts'

const failureOf = async (call: Promise<unknown>) => readError(await call.catch((error: unknown) => error))
const json = (body: string, type = 'application/json') => ({ method: 'POST', body, headers: { 'content-type': type } })

test('every route of the contract is answered', () => {
  const names = (routes: object) =>
    Object.entries(routes).flatMap(([topic, calls]) => Object.keys(calls).map((call) => `${topic}.${call}`))
  expect(names(router).sort()).toEqual(names(contract).sort())
})

test('a refusal of the engine arrives with its status, code, params and sentence', async () => {
  const { client, send } = await testServer()
  expect(await failureOf(client.portfolios.get({ portfolioId: 'tiers' }))).toEqual({
    code: 'portfolio.not-found',
    params: { portfolioId: 'tiers' },
    message: 'There is no portfolio tiers: "sabad portfolio list" shows those there are.',
  })
  expect((await send('/api/portfolios/tiers')).status).toBe(404)
})

test('what is asked wrongly is named by its field', async () => {
  const { client, send } = await testServer()
  const page = await failureOf(client.customers.list({ portfolioId: 'tiers', page: 0 }))
  expect(page).toMatchObject({ code: 'request.invalid', params: { field: 'page' } })
  expect(page.message).toMatch(/^The request cannot be understood: page: .+\.$/)
  const settings = await failureOf(client.workspace.update({ marginRate: 7 }))
  expect(settings).toMatchObject({ code: 'request.invalid', params: { field: 'marginRate' } })
  const nested = await send('/api/refresh', json('{"history":{"a":[1]}}'))
  expect([nested.status, (await nested.json()).data.params.field]).toEqual([422, 'history'])
})

test('a body that is no JSON, a path or a method that is not there: each gets its sentence', async () => {
  const { send } = await testServer()
  for (const [path, init, code] of [
    ['/api/refresh', json('{"history":'), 'request.invalid'],
    ['/api/refresh', json('history=3', 'application/x-www-form-urlencoded'), 'request.invalid'],
    ['/api/no-such-thing', {}, 'request.not-found'],
    ['/api/workspace', { method: 'DELETE' }, 'request.not-found'],
    ['/api/exports/secrets.csv', {}, 'request.not-found'],
    ['/api/exports/customers.csv', {}, 'request.invalid'],
    ['/api/exports/groups.csv?portfolioId=x&asOf=yesterday', {}, 'request.invalid'],
  ] as const) {
    const response = await send(path, init)
    const body = await response.json()
    expect([path, body.code]).toEqual([path, code])
    expect(body.message).not.toMatch(/\{\w+\}|\n/)
  }
})

test('a body that is too large is refused before it is read', async () => {
  const { origin, token } = await testServer()
  const headers = {
    authorization: `Bearer ${token}`,
    'content-length': '300000000',
    'content-type': 'application/json',
  }
  const answer = await new Promise<string>((resolve, reject) => {
    const sent = request(`${origin}/api/models/fit`, { method: 'POST', headers }, (response) => {
      response.on('data', (chunk) => resolve(String(chunk)))
    })
    sent.on('error', reject)
    sent.flushHeaders()
  })
  expect(JSON.parse(answer)).toMatchObject({ code: 'request.too-large', data: { params: { limit: '256 MB' } } })
})

test('an export that is refused is an error, not a file', async () => {
  const { send } = await testServer()
  const response = await send('/api/exports/customers.csv?portfolioId=tiers')
  expect([response.status, (await response.json()).code]).toEqual([409, 'refresh.none'])
})

test('unforeseen errors show neither stack nor places of the host', () => {
  const error = new TypeError('cannot open /home/someone/private/file.csv\n    at read (/srv/app/read.ts:1:2)')
  const { code, message } = translateError(error)
  expect(code).toBe('internal')
  expect(message).not.toMatch(/home|someone|srv|\n/)
  expect(safeDetail('C:\\Users\\me\\a.csv and file:///srv/b/c.csv').includes('Users')).toBe(false)
  expect(safeDetail('x'.repeat(1000)).length).toBeLessThan(300)
  const inner = translateError(new EngineError('internal', { detail: foreign('at /home/someone/x\nmore') }))
  expect(inner.message).not.toContain('someone')
})

test('a fit takes covariates and says how its intervals were made; what it cannot take is named', async () => {
  const { client, send } = await testServer()
  const frequency = [2, 0, 1, 4, 0, 7, 0, 1, 3, 0]
  const columns = {
    frequency,
    recency: frequency.map((x, row) => (x === 0 ? 0 : 10 + 2 * row)),
    age: frequency.map((_, row) => 39 + (row % 3)),
  }
  const covariates = { income: [1, 3, 2, 5, 1, 4, 2, 2, 3, 1] }
  const asked = { model: 'pareto-nbd', columns, covariates, regularisation: 5 } as const
  const answer = await client.models.fit({ ...asked, intervals: { method: 'profile' } })
  expect(answer.parameters.map(({ name }) => name).slice(4)).toEqual(['purchases.income', 'leaving.income'])
  expect(answer.intervals).toEqual(answer.fit.converged ? { method: 'profile', level: 0.95 } : null)
  const constant = client.models.fit({ ...asked, covariates: { income: frequency.map(() => 1) } })
  expect(await failureOf(constant)).toMatchObject({ code: 'model.invalid-input' })
  for (const [intervals, field] of [
    ['{"method":"guess"}', 'intervals.method'],
    ['{"method":"bootstrap","replicates":1}', 'intervals.replicates'],
  ]) {
    const body = `{"model":"nbd","columns":{},"intervals":${intervals}}`
    const response = await send('/api/models/fit', json(body))
    expect([response.status, (await response.json()).data.params.field]).toEqual([422, field])
  }
})

test('a client in the process gets the same answers as one over HTTP', async () => {
  const { directory, client, close } = await testServer()
  const calls = (one: typeof client) =>
    Promise.all([
      one.measures.list(),
      one.portfolios.list(),
      one.refresh.runs(),
      one.workspace.get(),
      failureOf(one.portfolios.overview({ portfolioId: 'a/b %2F ..é', asOf: '2026-01-31' })),
      failureOf(one.customers.get({ customerId: 'ک/1?x=2#3', portfolioId: 'tiers' })),
      one.models.fit({
        model: 'mbg-nbd',
        columns: { frequency: [2, 0, 1, 4], recency: [30, 0, 9, 38], age: [39, 39, 39, 39] },
      }),
    ])
  const overHttp = await calls(client)
  await close()
  const own = await createInProcess({ directory })
  expect(await calls(own.client)).toEqual(overHttp)
  await own.close()
})

test('in the process, jobs run and their events stream as over HTTP', async () => {
  const own = await createInProcess({ directory: join(await testFolder(), 'company'), create: true })
  const { jobId } = await own.client.refresh.start({})
  const states = []
  for await (const job of await own.client.jobs.events({ jobId })) states.push(job)
  expect(states.at(-1)).toMatchObject({ jobId, status: 'failed', error: { code: 'facts.none' } })
  expect(await own.client.jobs.get({ jobId })).toEqual(states.at(-1))
  await own.close()
})

test('a second server on the workspace is told who has it, and a taken port is said', async () => {
  const { directory, origin, close } = await testServer()
  expect(await failureOf(startServer({ directory: join(directory, 'none') }))).toMatchObject({
    code: 'workspace.missing',
  })
  const other = join(await testFolder(), 'other')
  const port = Number(new URL(origin).port)
  expect(await failureOf(startServer({ directory: other, create: true, port }))).toMatchObject({
    code: 'server.port-in-use',
    params: { port },
  })
  const second = await startServer({ directory: other })
  expect(second.origin).not.toBe(origin)
  await second.close()
  await close()
})

test('the server stops while somebody listens to events, and frees the workspace', async () => {
  const { directory, origin, token, client, close } = await testServer()
  const { jobId } = await client.refresh.start({})
  const listening = request(`${origin}/api/jobs/${jobId}/events`, { headers: { authorization: `Bearer ${token}` } })
  listening.on('error', () => undefined).end()
  await close()
  const again = await startServer({ directory })
  await again.close()
  await again.close()
})
