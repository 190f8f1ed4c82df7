import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { authorisation, type Connection, send } from './connection.ts'
import { contract } from './contract.ts'

export type SabadClient = JsonifiedClient<ContractRouterClient<typeof contract>>

/** What becomes of an answer before the caller has it; `path` names the call: `portfolios.overview`. */
export type OnAnswer = (answer: unknown, path: string) => unknown

/** The typed client that the CLI, the app and anyone else use. What its calls throw, `readError` reads. */
export function createClient(connection: Connection, onAnswer: OnAnswer = (answer) => answer): SabadClient {
  const link = new OpenAPILink(contract, {
    url: `${connection.origin}/api`,
    headers: authorisation(connection),
    fetch: (request) => send(connection, request),
    interceptors: [async ({ next, path }) => onAnswer(await next(), path.join('.'))],
  })
  return createORPCClient(link)
}
