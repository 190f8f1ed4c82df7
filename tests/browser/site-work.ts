import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { upload } from '@sabad/contract/files'
import type { ImportRequest } from '@sabad/contract/schemas/imports'
import { writeDemo } from '@sabad/server/demo'
import type { Site } from './demo-site.ts'

type Served = Pick<Site, 'client' | 'origin' | 'address'>

async function finish({ client }: Served, jobId: string): Promise<void> {
  for await (const job of await client.jobs.events({ jobId })) {
    if (job.error) throw new Error(job.error.message)
  }
}

export interface FileToImport extends Omit<ImportRequest, 'uploadId'> {
  readonly fileName: string
  readonly body: Blob
}

/** Sends a file and waits until it is imported. */
export async function importInto(site: Served, { fileName, body, ...how }: FileToImport): Promise<void> {
  const token = new URL(site.address).searchParams.get('token') ?? ''
  const { uploadId } = await upload({ origin: site.origin, token }, { fileName, body })
  const { jobId } = await site.client.imports.start({ uploadId, ...how })
  await finish(site, jobId)
}

/** Computes the newest date and some month ends before it. */
export async function refreshSite(site: Served, history: number): Promise<void> {
  const { jobId } = await site.client.refresh.start({ history })
  await finish(site, jobId)
}

/** The demo company of these tests: small. */
export const demoCompany = { company: 'b2c', customers: 500, months: 24 } as const

/** The demo company, imported and computed as any company's files are. */
export async function importDemo(site: Served, customers: number = demoCompany.customers): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'sabad-files-'))
  const files = await writeDemo({ directory, ...demoCompany, customers })
  for (const { file, kind } of files.filter((one) => one.kind !== 'enrichment'))
    await importInto(site, { fileName: basename(file), body: new Blob([await readFile(file)]), kind })
  await rm(directory, { recursive: true, force: true })
  await refreshSite(site, 12)
}
