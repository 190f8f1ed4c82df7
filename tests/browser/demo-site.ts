import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient, type SabadClient } from '@sabad/contract/client'
import { upload } from '@sabad/contract/files'
import { writeDemo } from '@sabad/server/demo'
import { type RunningServer, startServer } from '@sabad/server/start'
import { buildWeb } from '../../scripts/build-web.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Site extends Pick<RunningServer, 'origin' | 'address'> {
  readonly client: SabadClient
  readonly close: () => Promise<void>
}

/** The built app, served by the real server on an empty workspace in a temporary folder. */
export async function startEmptySite(): Promise<Site> {
  await buildWeb(root)
  const folder = await mkdtemp(join(tmpdir(), 'sabad-site-'))
  const server = await startServer({
    directory: join(folder, 'workspace'),
    create: true,
    webRoot: join(root, 'packages/web/dist'),
  })
  const close = async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
  return { origin: server.origin, address: server.address, client: createClient(server), close }
}

async function finish(client: SabadClient, jobId: string): Promise<void> {
  for await (const job of await client.jobs.events({ jobId })) {
    if (job.error) throw new Error(job.error.message)
  }
}

/** The same with the demo coffee company, small unless told, imported and computed as any company's files are. */
export async function startDemoSite(customers = 500): Promise<Site> {
  const site = await startEmptySite()
  const { client, origin, address } = site
  const token = new URL(address).searchParams.get('token') ?? ''
  const folder = await mkdtemp(join(tmpdir(), 'sabad-files-'))
  const files = await writeDemo({ directory: folder, company: 'b2c', customers, months: 24 })
  for (const { file, kind } of files.filter((one) => one.kind !== 'enrichment')) {
    const body = new Blob([await readFile(file)])
    const { uploadId } = await upload({ origin, token }, { fileName: basename(file), body })
    const { jobId } = await client.imports.start({ uploadId, kind })
    await finish(client, jobId)
  }
  await rm(folder, { recursive: true, force: true })
  const { jobId } = await client.refresh.start({ history: 12 })
  await finish(client, jobId)
  return site
}

/** Imports orders written as CSV, the rows that can be used, and computes their newest date alone. */
export async function importOrders({ client, origin, address }: Site, csv: string): Promise<void> {
  const token = new URL(address).searchParams.get('token') ?? ''
  const { uploadId } = await upload({ origin, token }, { fileName: 'orders.csv', body: new Blob([csv]) })
  const { jobId } = await client.imports.start({ uploadId, kind: 'orders', options: { maxRejects: 100 } })
  await finish(client, jobId)
  const refresh = await client.refresh.start({ history: 0 })
  await finish(client, refresh.jobId)
}
