import { upload } from '@sabad/contract/files'
import type { ImportRequest } from '@sabad/contract/schemas/imports'
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
