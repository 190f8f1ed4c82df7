import { createServer, type Server } from 'node:http'
import { errorMessage } from '@sabad/contract/errors'
import { beforeAll, expect, test } from 'vitest'
import { EngineError } from '../../packages/engine/src/errors.ts'
import { sql } from '../../packages/engine/src/sql/sql.ts'
import { queryTrino, type TrinoAddress, type TrinoRow } from '../../packages/engine/src/trino/connection.ts'
import { barred } from './cluster.ts'
import { addressOf, kill, revive } from './nodes.ts'

let address: TrinoAddress

beforeAll(() => {
  address = addressOf('default')
})

const signal = new AbortController().signal

async function all(query: ReturnType<typeof sql>, at = address): Promise<TrinoRow[]> {
  const rows: TrinoRow[] = []
  for await (const page of queryTrino(at, { sql: query, signal })) rows.push(...page)
  return rows
}

/** What its user reads of a failure. */
const sentenceOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'It was answered.',
    (error: unknown) => (error instanceof EngineError ? errorMessage(error.code, error.params) : String(error)),
  )

test('values come back as they went, whatever is in them', async () => {
  const values = ["it's; DROP TABLE x -- '' ? ' \\", '', 'سبد', 1, -1.5, 1e300, 2 ** 53 - 1, true, null]
  const [row] = await all(
    sql`SELECT ${values[0] ?? ''}, ${values[1] ?? ''}, ${values[2] ?? ''}, ${1}, ${-1.5}, ${1e300}, ${2 ** 53 - 1}, ${true}, CAST(${null} AS VARCHAR), 'wh''at?'`,
  )
  expect(row).toEqual([...values, "wh'at?"])
})

test('an answer of many pages comes whole, and says how far it is', async () => {
  const ids = new Set<string>()
  let rows = 0
  const query = sql`SELECT n, n * ${2} FROM UNNEST(sequence(1, 10000)) AS a (n) CROSS JOIN UNNEST(sequence(1, 20)) AS b (m)`
  for await (const page of queryTrino(address, { sql: query, signal, onProgress: (id) => ids.add(id) }))
    rows += page.length
  expect(rows).toBe(200_000)
  expect([...ids]).toHaveLength(1)
})

test('what the cluster refuses is told with the name of its query', async () => {
  await expect(all(sql`SELECT missing FROM (VALUES 1) AS t (a)`)).rejects.toMatchObject({
    code: 'trino.column-missing',
    params: { url: address.url, queryId: expect.stringMatching(/^\d{8}_/) },
  })
  await expect(all(sql`SELECT * FROM nowhere`)).rejects.toMatchObject({ code: 'trino.table-missing' })
  await expect(all(sql`SELECT CAST(${'soon'} AS DATE)`)).rejects.toMatchObject({ code: 'trino.type-mismatch' })
})

test('who may not read a table is told so, with the name of the query', async () => {
  await all(sql`CREATE TABLE closed AS SELECT 1 AS a`)
  await expect(all(sql`SELECT a FROM closed`)).resolves.toEqual([[1]])
  expect(await sentenceOf(all(sql`SELECT a FROM closed`, { ...address, user: barred }))).toMatch(
    /^The Trino cluster at http:\S+ forbids what Sabad asks \(query \d{8}_\S+: .*cannot select from table.*closed\): have SELECT/i,
  )
})

test('a query that takes more memory than the cluster gives is told as that', async () => {
  const wide = sql`SELECT cardinality(array_agg(rpad(CAST(n * m AS VARCHAR), 1000, 'x')))
    FROM UNNEST(sequence(1, 10000)) AS a (n) CROSS JOIN UNNEST(sequence(1, 1000)) AS b (m)`
  expect(await sentenceOf(all(wide))).toMatch(
    /^The Trino cluster at http:\S+ ran out of memory \(query \d{8}_\S+: .*memory limit.*\): repeat when it is less busy/,
  )
  await expect(all(sql`SELECT 1`)).resolves.toEqual([[1]])
})

test('an unreachable cluster is told with its address', async () => {
  await expect(all(sql`SELECT 1`, { ...address, url: 'http://127.0.0.1:1' })).rejects.toMatchObject({
    code: 'trino.unreachable',
    params: { url: 'http://127.0.0.1:1', detail: { message: 'ECONNREFUSED' } },
  })
})

test('a cancelled query ends on the cluster too', async () => {
  const controller = new AbortController()
  let queryId = ''
  const endless = sql`SELECT count(*) FROM UNNEST(sequence(1, 10000)) AS a (n)
    CROSS JOIN UNNEST(sequence(1, 10000)) AS b (m) CROSS JOIN UNNEST(sequence(1, 10000)) AS c (o)`
  const onProgress = (id: string) => {
    queryId = id
    setTimeout(() => controller.abort(), 200)
  }
  const reading = (async () => {
    for await (const page of queryTrino(address, { sql: endless, signal: controller.signal, onProgress })) void page
  })()
  await expect(reading).rejects.toMatchObject({ code: 'job.cancelled' })
  await expect
    .poll(() => all(sql`SELECT state, error_code FROM system.runtime.queries WHERE query_id = ${queryId}`), {
      timeout: 20_000,
    })
    .toEqual([['FAILED', 'USER_CANCELED']])
})

/** A door in front of the cluster that is shut for the first requests. */
async function shutAtFirst(times: number, status: number): Promise<{ server: Server; url: string; seen: string[] }> {
  const seen: string[] = []
  let left = times
  const server = createServer(async (request, response) => {
    seen.push(request.headers.authorization ?? '')
    if (left-- > 0) return response.writeHead(status).end()
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const headers = { 'x-trino-user': 'tests' }
    const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}
    const answer = await fetch(new URL(request.url ?? '', address.url), {
      method: request.method ?? 'GET',
      headers,
      ...body,
    })
    return response.writeHead(answer.status).end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  return { server, seen, url: `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}` }
}

test('trouble that passes is waited out, and secrets go in the header alone', async () => {
  const door = await shutAtFirst(2, 503)
  const row = await all(sql`SELECT 7`, { ...address, url: door.url, token: 'secret-token' })
  expect(row).toEqual([[7]])
  expect(door.seen[0]).toBe('Bearer secret-token')
  door.server.close()
})

test('a wrong password is told without the password', async () => {
  const door = await shutAtFirst(99, 401)
  const failing = all(sql`SELECT 7`, { ...address, url: door.url, password: 'secret-password' })
  await expect(failing).rejects.toMatchObject({ code: 'trino.unauthorised', params: { url: door.url, user: 'tests' } })
  await failing.catch((error: unknown) => expect(JSON.stringify([error, String(error)])).not.toContain('secret'))
  door.server.close()
})

test('a worker that dies at work is told, and the next query is answered when it is back', async () => {
  const heavy = sql`SELECT count(DISTINCT n * m) FROM UNNEST(sequence(1, 10000)) AS a (n) CROSS JOIN UNNEST(sequence(1, 3000)) AS b (m)`
  let killed: Promise<void> | undefined
  const onProgress = () => {
    killed ??= kill('worker')
  }
  const failing = (async () => {
    for await (const page of queryTrino(address, { sql: heavy, signal, onProgress })) void page
  })()
  await expect(failing).rejects.toMatchObject({ code: 'trino.worker-lost' })
  await killed
  await revive('worker')
  expect(await all(sql`SELECT 1`)).toEqual([[1]])
}, 300_000)
