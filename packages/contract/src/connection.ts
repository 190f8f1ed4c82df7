import { apiError } from './api-error.ts'

export interface Connection {
  /** Where the server is: http://127.0.0.1:4242 */
  readonly origin: string
  /** Left out in the browser, where the cookie that the server set speaks for it. */
  readonly token?: string
  /** How requests travel. A CLI without a running server gives the handler of its own process. */
  readonly fetch?: (request: Request) => Promise<Response>
}

export const authorisation = ({ token }: Connection): Record<string, string> =>
  token ? { authorization: `Bearer ${token}` } : {}

/** Sends a request; where nobody answers it says so, and not in the words of one runtime's `fetch`. */
export async function send(connection: Connection, request: Request): Promise<Response> {
  try {
    return await (connection.fetch ?? fetch)(request)
  } catch (error) {
    // `fetch` reports every failure of the network as a TypeError, and a cancelled request otherwise.
    if (!(error instanceof TypeError)) throw error
    throw apiError('server.unreachable', { origin: connection.origin }, error)
  }
}
