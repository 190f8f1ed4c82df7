import { getRequestListener } from '@hono/node-server'
import { createClient, type SabadClient } from '@sabad/contract/client'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import { type App, createApp } from './app.ts'
import { listen } from './listen.ts'
import { errorLog, type OpenOptions, open } from './open.ts'
import type { Clock } from './scheduled/clock.ts'
import { newToken } from './security/token.ts'
import { removeServerFile, writeServerFile } from './server-file.ts'
import type { UploadLimits } from './uploads.ts'

const NO_PORT = 'http://127.0.0.1'

export interface StartOptions extends OpenOptions {
  /** Left out, the first free port from 4242. */
  readonly port?: number
  /** Folder of the built web app. */
  readonly webRoot?: string
  readonly limits?: UploadLimits
  readonly clock?: Clock
}

export interface RunningServer {
  readonly origin: string
  readonly token: string
  /** What to open in a browser: the origin with the token. */
  readonly address: string
  /** Cancels jobs, lets answers end, closes the workspace. */
  readonly close: () => Promise<void>
}

/** Opens the workspace and serves it on the loopback, until closed or told to stop by SIGINT or SIGTERM. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const workspace = await open(options)
  try {
    return await serve(workspace, options)
  } catch (error) {
    await workspace.close()
    throw error
  }
}

async function serve(workspace: Workspace, { port, webRoot, limits, clock }: StartOptions): Promise<RunningServer> {
  const { directory } = workspace
  const token = newToken()
  let app: App | undefined
  const answer = (request: Request) => app?.fetch(request) ?? new Response(null, { status: 503 })
  const listening = await listen(getRequestListener(answer), port)
  const origin = `http://127.0.0.1:${listening.port}`
  const own = createApp({
    workspace,
    token,
    origin,
    ...(webRoot !== undefined && { webRoot }),
    ...(limits && { limits }),
    ...(clock && { clock }),
    keepsSchedule: true,
    onInternalError: errorLog(directory),
    looksAhead: true,
  })
  app = own
  await writeServerFile(directory, { origin, token, pid: process.pid }).catch(async (error: unknown) => {
    await listening.stop()
    throw error
  })
  const close = once(async () => {
    process.off('SIGINT', close).off('SIGTERM', close)
    await removeServerFile(directory)
    await own.close()
    await listening.stop()
    await workspace.close()
  })
  process.once('SIGINT', close).once('SIGTERM', close)
  return { origin, token, address: `${origin}/?token=${token}`, close }
}

/** A server without a port, which `upload` and `download` take as their connection. */
export interface InProcess {
  readonly client: SabadClient
  readonly origin: string
  readonly fetch: (request: Request) => Promise<Response>
  readonly close: () => Promise<void>
}

/** The same app as on a port, for a CLI that finds no running server: one code path, no second way. */
export async function createInProcess(options: OpenOptions): Promise<InProcess> {
  const workspace = await open(options)
  const token = newToken()
  const app = createApp({ workspace, token, origin: NO_PORT, onInternalError: errorLog(workspace.directory) })
  // Whoever holds this function holds the process, so it brings the token along.
  const fetch = (request: Request) => {
    request.headers.set('authorization', `Bearer ${token}`)
    return app.fetch(request)
  }
  const close = once(() => app.close().then(workspace.close))
  return { client: createClient({ origin: NO_PORT, fetch }), origin: NO_PORT, fetch, close }
}

/** Closing twice waits for the first time. */
function once(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= work()
    return running
  }
}
