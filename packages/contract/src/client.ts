import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { authorisation, type Connection, send } from './connection.ts'
import { contract } from './contract.ts'

export type SabadClient = JsonifiedClient<ContractRouterClient<typeof contract>>

/** What becomes of requests and answers on their way; `path` names the call: `portfolios.overview`. */
export interface OnTheWay {
  readonly request?: (request: unknown, path: string) => unknown
  readonly answer?: (answer: unknown, path: string, request: unknown) => unknown
}

/** The typed client that the CLI, the app and anyone else use. What its calls throw, `readError` reads. */
export function createClient(connection: Connection, { request, answer }: OnTheWay = {}): SabadClient {
  const link = new OpenAPILink(contract, {
    url: `${connection.origin}/api`,
    headers: authorisation(connection),
    fetch: (one) => send(connection, one),
    interceptors: [
      async ({ next, ...call }) => {
        const path = call.path.join('.')
        const input = request ? request(call.input, path) : call.input
        const answered = await next({ ...call, input })
        return answer ? answer(answered, path, input) : answered
      },
    ],
  })
  return createORPCClient(link)
}
