import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@sabad/contract/client'
import { startServer } from '@sabad/server/start'
import type { TestProject } from 'vitest/node'
import { importDemo } from './site-work.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of a workspace with the demo coffee company, small, imported and computed. Tests work on copies. */
    demoWorkspace: string
  }
}

let folder: string | undefined

/** Makes the demo workspace once before browser tests, as any company's files are imported and computed. */
export async function setup(project: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'sabad-demo-'))
  const directory = join(folder, 'workspace')
  const server = await startServer({ directory, create: true })
  await importDemo({ client: createClient(server), origin: server.origin, address: server.address })
  await server.close()
  project.provide('demoWorkspace', directory)
}

export async function teardown(): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
}
