import { inject } from 'vitest'
import type { TrinoAddress } from '../../packages/engine/src/trino/connection.ts'

type Node = 'coordinator' | 'worker'

async function control(verb: 'kill' | 'revive', node: Node): Promise<void> {
  const answer = await fetch(`${inject('trino').control}/${verb}/${node}`, { method: 'POST' })
  if (!answer.ok) throw new Error(`the ${node} could not be ${verb}ed`)
}

export const kill = (node: Node): Promise<void> => control('kill', node)
export const revive = (node: Node): Promise<void> => control('revive', node)

/** The schema of the shared cluster that a file of tests has for itself. */
export const addressOf = (schema: string): TrinoAddress => ({
  url: inject('trino').url,
  catalog: 'lake',
  schema,
  user: 'tests',
})
