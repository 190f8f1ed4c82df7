import { apiError } from '@sabad/contract/api-error'
import type { SabadClient } from '@sabad/contract/client'
import { contract } from '@sabad/contract/contract'
import type { ApiCall } from '@sabad/contract/schemas/statements'
import { tracedQueries } from '@sabad/engine/sql/traced'
import { api } from '../services.ts'

/** Calls that send what they ask in a body, and write nothing. */
const readingPosts: ReadonlySet<string> = new Set(['allocation.split', 'portfolios.preview', 'risk', 'costing.preview'])

/** Jobs tell what happens and no figures; they do not end. */
const isReading = (call: string, method: string | undefined) =>
  readingPosts.has(call) || (method === 'GET' && !call.startsWith('jobs.'))

const member = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? Reflect.get(of, name) : undefined

function routeOf(call: string) {
  const procedure = call.split('.').reduce<unknown>(member, contract)
  const route = member(member(procedure, '~orpc'), 'route')
  const [method, path] = [member(route, 'method'), member(route, 'path')]
  return typeof method === 'string' && typeof path === 'string' && isReading(call, method) ? `${method} ${path}` : null
}

/** The call as the client makes it. Its calls are functions made when they are named: the contract says which there are. */
function asked(client: SabadClient, { call, input }: ApiCall): Promise<unknown> {
  const procedure = call.split('.').reduce<unknown>((of, name) => Reflect.get(Object(of), name), client)
  return typeof procedure === 'function' ? procedure(input) : Promise.reject(apiError('sql.no-question', { call }))
}

export const sql = api.sql.handler(async ({ context: { client }, input }) => {
  const route = routeOf(input.call)
  if (route === null) throw apiError('sql.no-question', { call: input.call })
  return { route, statements: [...(await tracedQueries(() => asked(client, input)))] }
})
