import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { upload } from '@sabad/contract/files'
import { readError } from '@sabad/contract/read-error'
import { expect, test } from 'vitest'
import { startServer } from '../src/start.ts'
import { createUploads, labelOf } from '../src/uploads.ts'
import { testFolder, testServer } from './test-server.ts'

const megabytes = (count: number) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (let index = 0; index < count; index++) controller.enqueue(new Uint8Array(1e6).fill(65))
      controller.close()
    },
  })

const filesIn = (directory: string) => readdir(join(directory, 'uploads')).catch(() => [])

test('a file is stored under a random name that only its owner can read', async () => {
  const { directory, ...server } = await testServer()
  const body = new Blob(['customer,amount\n1,2\n'])
  const { uploadId, bytes } = await upload(server, { fileName: '../../etc/orders.csv', body })
  expect(bytes).toBe(20)
  expect(uploadId).toMatch(/^[0-9a-f-]{36}$/)
  expect(await filesIn(directory)).toEqual([uploadId])
  const path = join(directory, 'uploads', uploadId)
  expect(await readFile(path, 'utf8')).toBe('customer,amount\n1,2\n')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a file beyond the cap is refused with a sentence and leaves nothing behind', async () => {
  const { directory, ...server } = await testServer({ limits: { maxBytes: 2e6 } })
  const sent = upload(server, { fileName: 'large.csv', body: megabytes(3) })
  expect(readError(await sent.catch((error) => error))).toMatchObject({
    code: 'import.file-too-large',
    params: { file: 'large.csv', limit: '2 MB' },
  })
  expect(await filesIn(directory)).toEqual([])
  expect(await upload(server, { fileName: 'small.csv', body: megabytes(2) })).toMatchObject({ bytes: 2e6 })
})

test('a sender who breaks off leaves nothing behind', async () => {
  const { directory, origin, token } = await testServer()
  const sent = request(`${origin}/api/uploads?fileName=a.csv`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-length': '1000000' },
  })
  sent.on('error', () => undefined)
  sent.write('customer,amount\n')
  await expect.poll(() => filesIn(directory)).toHaveLength(1)
  sent.destroy()
  await expect.poll(() => filesIn(directory)).toEqual([])
})

test('an empty file is an upload too: the import says what is wrong with it', async () => {
  const server = await testServer()
  expect(await upload(server, { fileName: 'empty.csv', body: new Blob([]) })).toMatchObject({ bytes: 0 })
})

test('files that an earlier process left behind are swept when a server starts', async () => {
  const { directory, close } = await testServer()
  await close()
  await mkdir(join(directory, 'uploads'), { recursive: true })
  await writeFile(join(directory, 'uploads', 'left-behind'), 'a')
  const server = await startServer({ directory })
  expect(existsSync(join(directory, 'uploads', 'left-behind'))).toBe(false)
  await server.close()
})

test('files of a folder arrive one after another in their places, and never outside it', async () => {
  const { directory, ...server } = await testServer({ limits: { maxBytes: 30 } })
  const send = (within: string, text: string, uploadId?: string) =>
    upload(server, { fileName: '../lake', body: new Blob([text]), within, uploadId })
  const { uploadId } = await send('year=2024/a.parquet', 'first')
  expect(await send('year=2025/a.parquet', 'second', uploadId)).toEqual({ uploadId, bytes: 11 })
  const folder = join(directory, 'uploads', uploadId)
  expect(await readFile(join(folder, 'year=2025', 'a.parquet'), 'utf8')).toBe('second')
  const outside = ['../a', 'a/../../b', '/etc/passwd', '', 'a//b', '.', 'a\\b', 'a\u0000b', 'x/'.repeat(10).concat('x')]
  for (const within of outside) {
    const refused = await send(within, 'x', uploadId).catch((error) => error)
    expect(readError(refused).code, within).toBe('request.invalid')
  }
  expect((await readdir(folder)).sort()).toEqual(['year=2024', 'year=2025'])
  const unknown = await send('b.parquet', 'x', '../other').catch((error) => error)
  expect(readError(unknown).code).toBe('upload.not-found')
  const tooMuch = await send('c.parquet', 'x'.repeat(20), uploadId).catch((error) => error)
  expect(readError(tooMuch)).toMatchObject({ code: 'import.file-too-large', params: { file: 'lake' } })
  expect(await filesIn(directory)).toEqual([])
})

test('an upload that is unknown, or removed, is not found', async () => {
  const uploads = createUploads(await testFolder())
  const { uploadId, path } = await uploads.receive({ fileName: 'a.csv', body: new Blob(['a']).stream() })
  expect(uploads.find(uploadId).fileName).toBe('a.csv')
  await uploads.remove(uploadId)
  expect(existsSync(path)).toBe(false)
  for (const id of [uploadId, '../secret', '']) expect(() => uploads.find(id)).toThrow('There is no upload')
})

test.each([
  ['orders.csv', 'orders.csv'],
  ['C:\\Users\\me\\سفارش‌ها.csv', 'سفارشها.csv'],
  ['/etc/passwd', 'passwd'],
  ['..', 'upload'],
  ['', 'upload'],
  ['a\u0000b\u202Egnp.csv', 'abgnp.csv'],
  [`${'a'.repeat(300)}.csv`, `${'a'.repeat(196)}.csv`],
])('the name %j is shown as %j', (given, shown) => {
  expect(labelOf(given)).toBe(shown)
})
