import { setTimeout as wait } from 'node:timers/promises'
import { Agent, type Dispatcher, request } from 'undici'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { foreign } from '../particular.ts'
import type { Sql } from '../sql/sql.ts'
import { failureOf, isTransient, type QueryFailure } from './failure.ts'
import { statementOf } from './statement.ts'

/** How a cluster is reached. Secrets come from the environment or a file, and are kept nowhere. */
export interface TrinoAddress {
  /** http://host:port or https://host:port. */
  readonly url: string
  readonly catalog: string
  readonly schema: string
  readonly user: string
  readonly password?: string | undefined
  /** A bearer token (JWT or OAuth 2), in place of a password. */
  readonly token?: string | undefined
  /** Certificates of authorities in PEM, where the cluster's own is signed by none that the machine knows. */
  readonly certificates?: string | undefined
}

/** Dates come as ISO text, decimals as text, whole numbers as numbers. */
export type TrinoRow = readonly unknown[]

export interface TrinoQuery {
  readonly sql: Sql
  readonly signal: AbortSignal
  /** Told with every answer while the cluster works: its name for the query, and 0..100. */
  readonly onProgress?: ((queryId: string, percent: number) => void) | undefined
}

/** Waits before the second, third and further attempts at a request or a query, in milliseconds. */
const PAUSES = [200, 800, 2500, 6000] as const
/** A working cluster answers each request within a second, with rows or without. */
const REQUEST_LIMIT = 30_000

/** One answer of the protocol (trino.io, client REST API). */
const page = z.object({
  id: z.string(),
  nextUri: z.string().optional(),
  data: z.array(z.array(z.unknown())).optional(),
  stats: z.object({ progressPercentage: z.number().optional() }).optional(),
  error: z.object({ message: z.string().default(''), errorName: z.string(), errorType: z.string() }).optional(),
})
type Page = z.infer<typeof page>

interface RequestFailure {
  readonly status: number | null
  readonly detail: string
}

/** An answer that is none of the protocol's. */
class Refused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`HTTP ${status}`)
    this.status = status
  }
}

const described = z.object({ code: z.string().optional(), message: z.string().default('no answer') })

/** What can be said of a failed request without repeating its headers, which carry the secrets. */
function requestFailure(error: unknown): RequestFailure {
  if (error instanceof Refused) return { status: error.status, detail: error.message }
  const { code, message } = described.parse(error)
  return { status: null, detail: code ?? message.split('\n')[0] ?? message }
}

const isPassing = ({ status }: RequestFailure): boolean => status === null || [429, 502, 503, 504].includes(status)

function refusal({ url, user }: TrinoAddress, { status, detail }: RequestFailure): EngineError {
  if (status === 401) return new EngineError('trino.unauthorised', { url, user })
  if (status === 403) return new EngineError('trino.forbidden', { url, queryId: '', detail: foreign('HTTP 403') })
  if (/CERT|SELF_SIGNED|ALTNAME|UNABLE_TO_(GET|VERIFY)/.test(detail))
    return new EngineError('trino.certificate', { url, detail: foreign(detail) })
  return new EngineError('trino.unreachable', { url, detail: foreign(detail) })
}

async function pause(attempt: number, signal: AbortSignal): Promise<void> {
  await wait(PAUSES[attempt], undefined, { signal }).catch(() => undefined)
  if (signal.aborted) throw new EngineError('job.cancelled')
}

interface Session {
  readonly address: TrinoAddress
  readonly signal: AbortSignal
  readonly dispatcher: Dispatcher
  readonly headers: Readonly<Record<string, string>>
}

const authorisation = ({ user, password, token }: TrinoAddress): Record<string, string> => {
  if (token !== undefined) return { authorization: `Bearer ${token}` }
  if (password === undefined) return {}
  return { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
}

function sessionOf(address: TrinoAddress, signal: AbortSignal): Session {
  const { user, catalog, schema, certificates } = address
  const limits = { headersTimeout: REQUEST_LIMIT, bodyTimeout: REQUEST_LIMIT }
  const connect = { timeout: REQUEST_LIMIT, ...(certificates !== undefined && { ca: certificates }) }
  return {
    address,
    signal,
    dispatcher: new Agent({ ...limits, connect }),
    headers: {
      ...authorisation(address),
      'x-trino-user': user,
      'x-trino-source': 'sabad',
      'x-trino-catalog': catalog,
      'x-trino-schema': schema,
      'x-trino-time-zone': 'UTC',
    },
  }
}

type Asked = { readonly url: string; readonly statement?: string }

async function answerTo({ dispatcher, headers }: Session, { url, statement }: Asked): Promise<Page> {
  const post = statement === undefined ? {} : { method: 'POST' as const, body: statement }
  const { statusCode, body } = await request(url, { dispatcher, headers, ...post })
  if (statusCode === 200) return page.parse(await body.json())
  await body.dump()
  throw new Refused(statusCode)
}

/** One request, again and again while the trouble may pass. The cluster answers a repeated request for a page alike. */
async function ask(session: Session, asked: Asked): Promise<Page> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await answerTo(session, asked)
    } catch (error) {
      const failure = requestFailure(error)
      const refused = refusal(session.address, failure)
      if (attempt >= PAUSES.length || !isPassing(failure) || refused.code === 'trino.certificate') throw refused
      await pause(attempt, session.signal)
    }
  }
}

/** A failed query that may be asked again: nothing of its answer has been given out. */
class Passing extends Error {
  readonly failure: QueryFailure
  constructor(failure: QueryFailure) {
    super(failure.errorName)
    this.failure = failure
  }
}

function checked({ id, error }: Page, { url }: TrinoAddress, hasGivenRows: boolean): void {
  if (!error) return
  const failure = { queryId: id, ...error }
  if (!hasGivenRows && isTransient(failure)) throw new Passing(failure)
  throw failureOf(failure, url)
}

/** Who stops reading, cancels or fails must not leave the cluster at work. */
async function cancel({ dispatcher, headers }: Session, { nextUri }: Page): Promise<void> {
  if (nextUri === undefined) return
  const answer = await request(nextUri, { method: 'DELETE', dispatcher, headers }).catch(() => null)
  await answer?.body.dump()
}

async function* pagesOf(
  session: Session,
  { sql, signal, onProgress }: TrinoQuery,
): AsyncGenerator<readonly TrinoRow[]> {
  const { address } = session
  let answer = await ask(session, { url: new URL('/v1/statement', address.url).href, statement: statementOf(sql) })
  let hasGivenRows = false
  try {
    for (;;) {
      checked(answer, address, hasGivenRows)
      onProgress?.(answer.id, answer.stats?.progressPercentage ?? 0)
      if (answer.data && answer.data.length > 0) {
        hasGivenRows = true
        yield answer.data
      }
      if (signal.aborted) throw new EngineError('job.cancelled')
      if (answer.nextUri === undefined) return
      answer = await ask(session, { url: answer.nextUri })
    }
  } finally {
    await cancel(session, answer)
  }
}

async function* attempted(address: TrinoAddress, query: TrinoQuery): AsyncGenerator<readonly TrinoRow[]> {
  const session = sessionOf(address, query.signal)
  try {
    yield* pagesOf(session, query)
  } finally {
    await session.dispatcher.destroy()
  }
}

/**
 * The answer to a query, page by page, held nowhere. Requests are repeated while the network or the cluster's queue is
 * in trouble, the whole query only while nothing of its answer has been given out.
 * @throws EngineError trino.* with the cluster's name for the query, job.cancelled
 */
export async function* queryTrino(address: TrinoAddress, query: TrinoQuery): AsyncGenerator<readonly TrinoRow[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      return yield* attempted(address, query)
    } catch (error) {
      if (!(error instanceof Passing)) throw error
      if (attempt >= PAUSES.length) throw failureOf(error.failure, address.url)
      await pause(attempt, query.signal)
    }
  }
}
