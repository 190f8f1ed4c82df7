import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { contract } from './contract.ts'

export type SabadClient = JsonifiedClient<ContractRouterClient<typeof contract>>

export interface ClientOptions {
  /** Where the server is: http://127.0.0.1:4242 */
  readonly origin: string
  readonly token: string
  /** How requests travel. A CLI without a running server gives the handler of its own process. */
  readonly fetch?: (request: Request) => Promise<Response>
}

/** The typed client that the CLI, the app and anyone else use. */
export function createClient({ origin, token, fetch: send = (request) => fetch(request) }: ClientOptions): SabadClient {
  const link = new OpenAPILink(contract, {
    url: `${origin}/api`,
    headers: { authorization: `Bearer ${token}` },
    fetch: (request) => send(request),
  })
  return createORPCClient(link)
}
