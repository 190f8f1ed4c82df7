import { createServer, type RequestListener, type Server } from 'node:http'
import { apiError } from '@sabad/contract/api-error'

/** Nothing outside this machine reaches it. */
const LOOPBACK = '127.0.0.1'
const FIRST_PORT = 4242
const PORTS_TRIED = 100

export interface Listening {
  readonly server: Server
  readonly port: number
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

function listenOn(port: number, listener: RequestListener): Promise<Listening> {
  // A large upload may take longer than the five minutes that Node gives a request.
  const server = createServer({ requestTimeout: 0 }, listener)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject)
      const address = server.address()
      resolve({ server, port: typeof address === 'object' && address ? address.port : port })
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

/** Lets answers that are under way end, for a short while. */
export function stopListening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => {
      clearTimeout(impatience)
      resolve()
    })
    server.closeIdleConnections()
  })
}
