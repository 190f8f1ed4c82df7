import { expect, test } from 'vitest'
import { apiError } from '../src/api-error.ts'
import { download, fileAddress, upload } from '../src/files.ts'
import { readError } from '../src/read-error.ts'

const origin = 'http://127.0.0.1:4242'

test('an upload streams its body under its name, with the token', async () => {
  const seen: unknown[] = []
  const fetch = async (request: Request) => {
    seen.push(request.method, request.url, request.headers.get('authorization'), await request.text())
    return Response.json({ uploadId: 'u1', bytes: 3 })
  }
  const body = new Blob(['a,b']).stream()
  expect(await upload({ origin, token: 't', fetch }, { fileName: 'سفارش & 1.csv', body })).toEqual({
    uploadId: 'u1',
    bytes: 3,
  })
  const address = `${origin}/api/uploads?fileName=%D8%B3%D9%81%D8%A7%D8%B1%D8%B4+%26+1.csv`
  expect(seen).toEqual(['PUT', address, 'Bearer t', 'a,b'])
})

test('a refused upload throws what readError reads', async () => {
  const refusal = apiError('import.file-too-large', { file: 'a.csv', limit: '20 GB' })
  const fetch = async () => Response.json(refusal.toJSON(), { status: 413 })
  const error = await upload({ origin, fetch }, { fileName: 'a.csv', body: new Blob(['a']) }).catch((thrown) => thrown)
  expect(readError(error)).toMatchObject({ code: 'import.file-too-large', params: { limit: '20 GB' } })
})

test('a download is a stream, and its refusal is read like any other', async () => {
  const address = fileAddress({ origin }, '/exports/customers.csv', { portfolioId: 'tiers' })
  expect(address).toBe(`${origin}/api/exports/customers.csv?portfolioId=tiers`)
  const found = await download({ origin, fetch: async () => new Response('a,b\n') }, address)
  expect(await new Response(found).text()).toBe('a,b\n')
  const refused = download({ origin, fetch: async () => new Response('<html>', { status: 500 }) }, address)
  expect(readError(await refused.catch((error) => error)).code).toBe('internal')
})
