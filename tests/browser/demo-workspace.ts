import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient } from '@sabad/contract/client'
import { countsToKeep } from '@sabad/engine/runs/counts'
import { openWorkspace } from '@sabad/engine/workspace/workspace'
import { startServer } from '@sabad/server/start'
import type { TestProject } from 'vitest/node'
import { buildWeb } from '../../scripts/build-web.ts'
import { importDemo } from './site-work.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of a workspace with the demo coffee company, small, imported and computed. Tests work on copies. */
    demoWorkspace: string
  }
}

let folder: string | undefined

/** What a server counts while nobody waits: done once, not by each test's server beside its test. */
async function count(directory: string): Promise<void> {
  const workspace = await openWorkspace(directory)
  for (const one of await countsToKeep(workspace)) await one()
  await workspace.close()
}

/** Once before all browser tests: builds the app, and makes the workspace as any company's files are imported and computed. */
export async function setup(project: TestProject): Promise<void> {
  await buildWeb(root)
  folder = await mkdtemp(join(tmpdir(), 'sabad-demo-'))
  const directory = join(folder, 'workspace')
  const server = await startServer({ directory, create: true })
  await importDemo({ client: createClient(server), origin: server.origin, address: server.address })
  await server.close()
  await count(directory)
  project.provide('demoWorkspace', directory)
}

export async function teardown(): Promise<void> {
  if (folder !== undefined) await rm(folder, { recursive: true, force: true })
}
