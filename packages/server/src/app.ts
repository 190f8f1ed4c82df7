import { ORPCError } from '@orpc/client'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { type ApiError, apiError } from '@sabad/contract/api-error'
import { createClient } from '@sabad/contract/client'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createAhead } from './ahead.ts'
import { errorResponse, type InternalErrorListener } from './error-response.ts'
import { fileRoutes } from './files/routes.ts'
import { firstQuestions } from './first-questions.ts'
import { createJobs } from './jobs.ts'
import { keepAnswers } from './kept-answers.ts'
import { openApiDocument } from './openapi.ts'
import { router } from './router.ts'
import { type Clock, systemClock } from './scheduled/clock.ts'
import { scheduleRefreshes } from './scheduled/scheduled-refreshes.ts'
import { ownSiteOnly, signIn, withToken } from './security/guard.ts'
import { headers } from './security/headers.ts'
import type { Services } from './services.ts'
import { staticFiles } from './static-files.ts'
import { invalidRequest, translateError } from './translate-error.ts'
import { createUploads, defaultLimits, type UploadLimits } from './uploads.ts'

export interface AppOptions {
  readonly workspace: Workspace
  readonly token: string
  /** Where the app will be reached. Requests for another host are refused. */
  readonly origin?: string
  /** Folder of the built web app. Left out, only the API answers. */
  readonly webRoot?: string
  readonly limits?: UploadLimits
  /** How much memory answers may take that are kept until something is written; 0: each is worked out anew. */
  readonly keptBytes?: number
  /** Whether to work out what pages ask first before anyone asks: where the app stays for longer than a question or two. */
  readonly looksAhead?: boolean
  /** Hears of the errors that nobody foresaw, which callers are told little of. */
  readonly onInternalError?: InternalErrorListener
  /** Left out, that of the machine. */
  readonly clock?: Clock
  /** Whether it refreshes by itself when the settings ask for it: what runs for one command has no clock to keep. */
  readonly keepsSchedule?: boolean
}

export interface App {
  readonly fetch: (request: Request) => Promise<Response>
  /** Ends all jobs. The workspace stays open: it belongs to whoever opened it. */
  readonly close: () => Promise<void>
}

export const defaultOrigin = 'http://127.0.0.1:4242'

const KEPT_BYTES = 32e6

/** Nobody has asked for anything for so long: longer than a page takes from one round of questions to its next. */
const QUIET_MS = 1000

/** Columns for a model fit are the largest bodies that are not files. */
const LARGEST_BODY = 256e6

const api = (listener: InternalErrorListener) =>
  new OpenAPIHandler<Services>(router, {
    clientInterceptors: [({ next }) => next().catch(throwReported(listener))],
    // What fails around a call is its request: a body that cannot be read.
    interceptors: [({ next }) => next().catch(throwInvalid)],
  })

function reported(thrown: unknown, listener: InternalErrorListener): ApiError {
  const error = translateError(thrown)
  if (error.code === 'internal') listener(thrown)
  return error
}

const throwReported = (listener: InternalErrorListener) => (thrown: unknown) => {
  throw reported(thrown, listener)
}

function throwInvalid(thrown: unknown): never {
  throw thrown instanceof ORPCError ? thrown : invalidRequest(undefined, thrown)
}

const smallBodies = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: () => {
    throw apiError('request.too-large', { limit: `${LARGEST_BODY / 1e6} MB` })
  },
})

const neverStored: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('cache-control', 'no-store')
}

/** The whole server as a function from request to response: on a port, or in the CLI's own process without one. */
export function createApp(options: AppOptions): App {
  const { workspace, token, origin = defaultOrigin, webRoot, onInternalError = () => undefined } = options
  const { keptBytes = KEPT_BYTES, looksAhead = false, clock = systemClock, keepsSchedule = false } = options
  const uploads = createUploads(workspace.directory, options.limits ?? defaultLimits)
  const app = new Hono()
  const client = createClient({ origin, token, fetch: async (request) => app.fetch(request) })
  let asking = 0
  let lastAnswer = Date.now()
  const ahead = createAhead({
    steps: (wanted, signal) => firstQuestions(services, wanted, signal),
    isBusy: () => asking > 0 || Date.now() - lastAnswer < QUIET_MS,
    onInternalError,
  })
  const jobs = createJobs(onInternalError, { started: ahead.stop, idle: looksAhead ? ahead.resume : () => undefined })
  const services: Services = { workspace, uploads, jobs, ahead: looksAhead ? ahead : null, client, clock }
  const handler = api(onInternalError)
  app.onError((thrown, context) => errorResponse(context, reported(thrown, onInternalError)))
  app.use(headers, ownSiteOnly({ origin, token }))
  app.use('/api/*', withToken({ origin, token }), neverStored, keepAnswers(workspace, keptBytes))
  app.get('/api/openapi.json', async (context) => context.json(await openApiDocument()))
  app.route('/api', fileRoutes(services))
  app.use('/api/*', smallBodies, async ({ req }) => {
    const { response } = await handler.handle(req.raw, { prefix: '/api', context: services })
    if (!response) throw apiError('request.not-found', { path: req.path })
    return response
  })
  app.use(signIn({ origin, token }))
  if (webRoot !== undefined) staticFiles(app, webRoot)
  app.notFound((context) => errorResponse(context, apiError('request.not-found', { path: context.req.path })))
  if (looksAhead) {
    ahead.want('what-is-missing')
    ahead.resume()
  }
  const scheduled = keepsSchedule ? scheduleRefreshes(services, onInternalError) : undefined
  return {
    fetch: async (request) => {
      asking += 1
      try {
        return await app.fetch(request)
      } finally {
        asking -= 1
        lastAnswer = Date.now()
      }
    },
    close: async () => {
      scheduled?.close()
      await Promise.all([ahead.close(), jobs.close()])
    },
  }
}
