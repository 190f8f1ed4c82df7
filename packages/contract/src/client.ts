import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { authorisation, type Connection, send } from './connection.ts'
import { contract } from './contract.ts'

export type SabadClient = JsonifiedClient<ContractRouterClient<typeof contract>>

/** The typed client that the CLI, the app and anyone else use. What its calls throw, `readError` reads. */
export function createClient(connection: Connection): SabadClient {
  const link = new OpenAPILink(contract, {
    url: `${connection.origin}/api`,
    headers: authorisation(connection),
    fetch: (request) => send(connection, request),
  })
  return createORPCClient(link)
}
