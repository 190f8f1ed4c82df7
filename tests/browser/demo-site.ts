import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient, type SabadClient } from '@sabad/contract/client'
import { type RunningServer, startServer } from '@sabad/server/start'
import { inject } from 'vitest'
import { importInto, refreshSite } from './site-work.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Site extends Pick<RunningServer, 'origin' | 'address'> {
  readonly client: SabadClient
  readonly close: () => Promise<void>
}

/** The built app, served by the real server on a workspace in a temporary folder: an empty one, or a copy of another. */
async function startSite(copied: string | null): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'sabad-site-'))
  const directory = join(folder, 'workspace')
  if (copied !== null) await cp(copied, directory, { recursive: true })
  const server = await startServer({ directory, create: copied === null, webRoot: join(root, 'packages/web/dist') })
  const close = async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { origin: server.origin, address: server.address, client: createClient(server), close }
}

export const startEmptySite = (): Promise<Site> => startSite(null)

/** The same with the demo coffee company, as `demo-workspace.ts` has made it once for all tests. */
export const startDemoSite = (): Promise<Site> => startSite(inject('demoWorkspace'))

/** Imports orders written as CSV, the rows that can be used, and computes their newest date alone. */
export async function importOrders(site: Site, csv: string): Promise<void> {
  await importInto(site, {
    fileName: 'orders.csv',
    body: new Blob([csv]),
    kind: 'orders',
    options: { maxRejects: 100 },
  })
  await refreshSite(site, 0)
}
