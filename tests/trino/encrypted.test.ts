import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { run } from '../../packages/cli/src/run.ts'
import { capturedShell } from '../../packages/cli/test/captured-shell.ts'
import { sql, trusted } from '../../packages/engine/src/sql/sql.ts'
import { queryTrino, type TrinoAddress, type TrinoRow } from '../../packages/engine/src/trino/connection.ts'
import { visitor } from './encryption.ts'
import { rowsOf } from './load-facts.ts'
import { addressOf } from './nodes.ts'

const { url, authority } = inject('trino').encrypted
const address: TrinoAddress = { ...addressOf('default'), ...visitor, url, certificates: authority }
const { signal } = new AbortController()

async function ask(at: TrinoAddress): Promise<TrinoRow[]> {
  const rows: TrinoRow[] = []
  for await (const page of queryTrino(at, { sql: sql`SELECT current_user, ${42}`, signal })) rows.push(...page)
  return rows
}

test('a cluster that an authority of the company vouches for is asked by TLS, with a password', async () => {
  expect(await ask(address)).toEqual([['visitor', 42]])
})

test('a cluster that nobody known vouches for is given no password', async () => {
  const refusal = { code: 'trino.certificate', params: { url } }
  await expect(ask({ ...address, certificates: undefined })).rejects.toMatchObject(refusal)
  const stranger = await generate([{ name: 'commonName', value: 'Another authority' }])
  await expect(ask({ ...address, certificates: stranger.cert })).rejects.toMatchObject(refusal)
  const elsewhere = { ...address, url: url.replace('127.0.0.1', 'localhost') }
  await expect(ask(elsewhere)).rejects.toMatchObject({ code: 'trino.certificate' })
})

test('who gives no password, or a wrong one, is told so, without the password', async () => {
  const refusal = { code: 'trino.unauthorised', params: { url, user: 'visitor' } }
  await expect(ask({ ...address, password: undefined })).rejects.toMatchObject(refusal)
  const failing = ask({ ...address, password: 'secret-guess' })
  await expect(failing).rejects.toMatchObject(refusal)
  await failing.catch((error: unknown) => expect(JSON.stringify([error, String(error)])).not.toContain('secret-guess'))
})

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sabad-encrypted-'))
  await writeFile(join(folder, 'authority.pem'), authority)
  const plain = { ...addressOf('default') }
  await rowsOf(plain, trusted('CREATE SCHEMA lake.encrypted'))
  await rowsOf(
    { ...plain, schema: 'encrypted' },
    trusted(`CREATE TABLE orders AS SELECT CAST(n AS varchar) AS order_id, concat('c', CAST(n % 3 AS varchar)) AS customer_id,
      date_add('day', n, DATE '2026-01-01') AS "date", 10.0e0 AS amount FROM UNNEST(sequence(1, 30)) AS s (n)`),
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('from the command line: added with --ca, checked and refreshed, and the password is kept nowhere', async () => {
  vi.stubEnv('SABAD_TRINO_PASSWORD', visitor.password)
  const shell = capturedShell(folder)
  const sabad = (line: string) => run(line.split(' '), shell)
  const place = `--url ${url} --catalog lake --schema encrypted --user visitor --table orders=orders`
  try {
    expect(await sabad('init .')).toBe(0)
    expect(await sabad(`source add trino ${place}`)).not.toBe(0)
    expect(shell.written.stderr).toContain(url)
    expect(await sabad(`source add trino ${place} --ca authority.pem`)).toBe(0)
    expect(await sabad('source check')).toBe(0)
    expect(await sabad('refresh')).toBe(0)
  } finally {
    vi.unstubAllEnvs()
  }
  expect(shell.written.stdout).toContain('30')
  const kept = await readFile(join(folder, 'sabad.duckdb'), 'latin1')
  for (const place of [kept, shell.written.stdout, shell.written.stderr]) expect(place).not.toContain(visitor.password)
})
