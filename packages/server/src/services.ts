import { implement } from '@orpc/server'
import type { SabadClient } from '@sabad/contract/client'
import { contract } from '@sabad/contract/contract'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import type { Ahead } from './ahead.ts'
import type { Jobs } from './jobs.ts'
import type { Clock } from './scheduled/clock.ts'
import type { Uploads } from './uploads.ts'

/** What a handler has at hand. */
export interface Services {
  readonly workspace: Workspace
  readonly jobs: Jobs
  readonly uploads: Uploads
  /** Null where the process ends with its command: nobody would be there to look ahead. */
  readonly ahead: Pick<Ahead, 'want'> | null
  /** The API as any caller has it, without a port: what is made of its answers has no other way to the facts. */
  readonly client: SabadClient
  readonly clock: Clock
}

/** The contract, to be implemented: each file of `handlers` answers one topic of it. */
export const api = implement(contract).$context<Services>()
