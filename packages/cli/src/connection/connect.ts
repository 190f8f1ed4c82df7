import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SabadClient } from '@sabad/contract/client'
import type { Connection } from '@sabad/contract/connection'
import { findServer } from './running-server.ts'

/** An open way to one workspace. */
export interface Link {
  readonly connection: Connection
  readonly client: SabadClient
  close(): Promise<void>
}

/** The server's code in this process. Loaded only here: a command that talks to a running server needs none of it. */
async function openHere(directory: string, create: boolean): Promise<Link> {
  const { createInProcess } = await import('@sabad/server/start')
  const server = await createInProcess({ directory, create })
  return { connection: server, client: server.client, close: server.close }
}

/** Through the server that has the workspace open, else with the server's code in this process: the same client. */
export async function connect(directory: string): Promise<Link> {
  const connection = await findServer(directory)
  if (!connection) return openHere(directory, false)
  return { connection, client: createClient(connection), close: async () => undefined }
}

export const createAndConnect = (directory: string): Promise<Link> => openHere(directory, true)

/** For work that needs no facts: a workspace of the moment, which leaves nothing behind. */
export async function connectToNothing(): Promise<Link> {
  const directory = await mkdtemp(join(tmpdir(), 'sabad-'))
  const remove = () => rm(directory, { recursive: true, force: true })
  const link = await openHere(directory, true).catch(async (error) => {
    await remove()
    throw error
  })
  return { ...link, close: () => link.close().then(remove) }
}
