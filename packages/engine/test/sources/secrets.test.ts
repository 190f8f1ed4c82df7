import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { secretsOf } from '../../src/sources/secrets.ts'

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sabad-secrets-'))
})
afterAll(() => rm(directory, { recursive: true, force: true }))

async function file(name: string, content: string, mode: number): Promise<string> {
  const path = join(directory, name)
  await writeFile(path, content)
  await chmod(path, mode)
  return path
}

test('without any there is none', async () => {
  expect(await secretsOf(directory, {})).toEqual({})
})

test('a token of the environment goes before a password, and both before a file', async () => {
  await file('trino-secrets.json', '{"password":"of the file"}', 0o600)
  expect(await secretsOf(directory, {})).toEqual({ password: 'of the file' })
  expect(await secretsOf(directory, { SABAD_TRINO_PASSWORD: 'p' })).toEqual({ password: 'p' })
  expect(await secretsOf(directory, { SABAD_TRINO_PASSWORD: 'p', SABAD_TRINO_TOKEN: 't' })).toEqual({ token: 't' })
})

test('a file that is named is taken, and missed where it is not there', async () => {
  const path = await file('elsewhere.json', '{"token":"of another file"}', 0o600)
  expect(await secretsOf(directory, { SABAD_TRINO_SECRETS: path })).toEqual({ token: 'of another file' })
  await expect(secretsOf(directory, { SABAD_TRINO_SECRETS: join(directory, 'none.json') })).rejects.toMatchObject({
    code: 'source.secret-file-missing',
  })
})

test.skipIf(process.platform === 'win32').each([0o640, 0o604, 0o620, 0o602])(
  'a file with mode %o is refused, because others can read or change it',
  async (mode) => {
    const path = await file('shared.json', '{"token":"of a shared file"}', mode)
    await expect(secretsOf(directory, { SABAD_TRINO_SECRETS: path })).rejects.toMatchObject({
      code: 'source.secret-file-shared',
      params: { file: path },
    })
  },
)

test.each(['not JSON: hush', '{"password":""}', '{"token":"hush","more":1}', '["hush"]'])(
  'a file that holds %j is refused, and is not repeated',
  async (content) => {
    const path = await file('odd.json', content, 0o600)
    const failing = secretsOf(directory, { SABAD_TRINO_SECRETS: path })
    await expect(failing).rejects.toMatchObject({ code: 'source.secret-file-unreadable' })
    const error = await failing.catch((thrown: Error) => thrown)
    expect(JSON.stringify([error, String(error)])).not.toContain('hush')
  },
)
