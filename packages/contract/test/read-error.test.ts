import { expect, test } from 'vitest'
import { apiError } from '../src/api-error.ts'
import { createClient } from '../src/client.ts'
import { readError } from '../src/read-error.ts'

const origin = 'http://127.0.0.1:4242'

const answering = (status: number, body: unknown) =>
  createClient({ origin, token: 'secret', fetch: async () => Response.json(body, { status }) })

const failureOf = async (call: Promise<unknown>) => readError(await call.catch((error: unknown) => error))

test('an error that the server answers with arrives with code, params and sentence', async () => {
  const params = { portfolioId: 'tiers' }
  const client = answering(404, apiError('portfolio.not-found', params).toJSON())
  expect(await failureOf(client.portfolios.get(params))).toEqual({
    code: 'portfolio.not-found',
    params,
    message: 'There is no portfolio tiers: "sabad portfolio list" shows those there are.',
  })
})

test('an error of the engine is read by its code and params', () => {
  const error = Object.assign(new Error('import.empty'), { code: 'import.empty', params: { file: 'a.csv' } })
  expect(readError(error).message).toBe('The file a.csv is empty: export it again from its source.')
})

test('the error of a failed job is read like any other', () => {
  const error = { code: 'import.empty', params: { file: 'a.csv' }, message: 'said in another language' }
  expect(readError(error)).toMatchObject({ code: 'import.empty', params: { file: 'a.csv' } })
})

test('a server that does not answer is said to be unreachable', async () => {
  const fetch = async () => {
    throw new TypeError('fetch failed')
  }
  const client = createClient({ origin, fetch })
  expect(await failureOf(client.workspace.get())).toMatchObject({ code: 'server.unreachable', params: { origin } })
})

test('an answer that is none of Sabad becomes internal, in one short line', async () => {
  const { code, message } = await failureOf(answering(502, { oh: 'no' }).workspace.get())
  expect(code).toBe('internal')
  expect(message.length).toBeLessThan(400)
})

test.each([null, undefined, 'text', 7, {}, { code: 'no.such-code' }, new Error('one\ntwo')])(
  'anything else that is thrown (%s) becomes internal',
  (thrown) => {
    const { code, message } = readError(thrown)
    expect(code).toBe('internal')
    expect(message).not.toMatch(/\{\w+\}|two/)
  },
)

test('without a token no authorisation is sent, and with one it is', async () => {
  const seen: (string | null)[] = []
  const fetch = async (request: Request) => {
    seen.push(request.headers.get('authorization'))
    return Response.json([])
  }
  await createClient({ origin, fetch }).jobs.list()
  await createClient({ origin, fetch, token: 'secret' }).jobs.list()
  expect(seen).toEqual([null, 'Bearer secret'])
})
