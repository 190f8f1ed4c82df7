import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createClient } from '@sabad/contract/client'
import { writeDemo } from '@sabad/server/demo'
import { startServer } from '@sabad/server/start'
import type { TestProject } from 'vitest/node'
import { importInto, refreshSite } from './site-work.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of a workspace with the demo coffee company, small, imported and computed. Tests work on copies. */
    demoWorkspace: string
  }
}

/** Small, so that tests can look at all of it. */
export const demoCompany = { company: 'b2c', customers: 500, months: 24 } as const

let folder: string | undefined

/** Makes the demo workspace once before browser tests, as any company's files are imported and computed. */
export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'sabad-demo-'))
  const directory = join(folder, 'workspace')
  const server = await startServer({ directory, create: true })
  const site = { client: createClient(server), origin: server.origin, address: server.address }
  const files = await writeDemo({ directory: join(folder, 'files'), ...demoCompany })
  for (const { file, kind } of files.filter((one) => one.kind !== 'enrichment'))
    await importInto(site, { fileName: basename(file), body: new Blob([await readFile(file)]), kind })
  await refreshSite(site, 12)
  await server.close()
  project.provide('demoWorkspace', directory)
}

export async function teardown(): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
}
