import { readError } from '@sabad/contract/read-error'
import { expect, test } from 'vitest'
import { testServer } from './test-server.ts'

const failureOf = async (call: Promise<unknown>) => readError(await call.catch((error: unknown) => error))

const cluster = {
  kind: 'trino' as const,
  ...{ url: 'http://127.0.0.1:1', catalog: 'lake', schema: 'sales', user: 'sabad', certificates: null },
  tables: [{ kind: 'order-lines' as const, table: 'lines', mapping: {} }],
}

test('a workspace without a cluster says so', async () => {
  const { client } = await testServer()
  expect(await client.sources.list()).toEqual([])
  expect(await failureOf(client.sources.check())).toMatchObject({ code: 'source.none' })
  expect(await failureOf(client.sources.remove())).toMatchObject({ code: 'source.none' })
})

test('an address that is none, a kind without a place and a password in the request are refused', async () => {
  const { client, send } = await testServer()
  expect(await failureOf(client.sources.add({ ...cluster, url: 'file:///etc/passwd' }))).toMatchObject({
    code: 'request.invalid',
    params: { field: 'url' },
  })
  expect(await failureOf(client.sources.add({ ...cluster, tables: [] }))).toMatchObject({ code: 'request.invalid' })
  const body = JSON.stringify({ ...cluster, password: 'hush' })
  const answer = await send('/api/sources', { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  const text = await answer.text()
  expect([answer.status, text.includes('hush')]).toEqual([422, false])
})

test('a cluster that does not answer is told with its address, and nothing is kept', async () => {
  const { client } = await testServer()
  expect(await failureOf(client.sources.add(cluster))).toMatchObject({
    code: 'trino.unreachable',
    params: { url: cluster.url, detail: { message: 'ECONNREFUSED' } },
  })
  expect(await client.sources.list()).toEqual([])
})
