import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { apiError } from '@sabad/contract/api-error'

/** Nothing outside this machine reaches it. */
const LOOPBACK = '127.0.0.1'
const FIRST_PORT = 4242
const PORTS_TRIED = 100

export interface Listening {
  readonly port: number
  /** Lets answers that are under way end, for a short while. */
  readonly stop: () => Promise<void>
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

function listenOn(port: number, listener: RequestListener): Promise<Listening> {
  // A large upload may take longer than the five minutes that Node gives a request.
  const server = createServer({ requestTimeout: 0 }, listener)
  const underWay = answersUnderWay(server)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject)
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      resolve({ port: taken, stop: () => stop(server, underWay) })
    })
  })
}

/** Listens on the port asked for, else on the first free one from 4242. */
export async function listen(listener: RequestListener, port?: number): Promise<Listening> {
  const last = port ?? FIRST_PORT + PORTS_TRIED
  for (let candidate = port ?? FIRST_PORT; candidate <= last; candidate++) {
    try {
      return await listenOn(candidate, listener)
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
  throw apiError('server.port-in-use', { port: last })
}

const GRACE_MS = 2000
const LOOK_MS = 10

function answersUnderWay(server: Server): ReadonlySet<ServerResponse> {
  const underWay = new Set<ServerResponse>()
  server.on('request', (_, response) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  return underWay
}

/** Browsers keep connections open that carry nothing, and the server would wait for them: only answers count. */
async function stop(server: Server, underWay: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const deadline = Date.now() + GRACE_MS
  while (underWay.size > 0 && Date.now() < deadline) await pause(LOOK_MS)
  server.closeAllConnections()
  await closed
}
