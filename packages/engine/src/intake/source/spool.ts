import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Workspace } from '../../workspace/workspace.ts'

/** A folder inside the workspace for what one import writes on its way. */
export interface Spool {
  path(name: string): string
}

/** One process owns a workspace, so a folder that is not among its own was left by one that died. */
const inUse = new Set<string>()

async function sweep(folder: string): Promise<void> {
  const left = (await readdir(folder)).map((name) => join(folder, name)).filter((path) => !inUse.has(path))
  await Promise.all(left.map((path) => rm(path, { recursive: true, force: true })))
}

/** Runs `work` with an empty folder that is gone afterwards, whatever happens; sweeps what killed imports left. */
export async function withSpool<T>(workspace: Workspace, work: (spool: Spool) => Promise<T>): Promise<T> {
  const folder = join(workspace.directory, 'spool')
  const mine = join(folder, randomUUID())
  inUse.add(mine)
  try {
    await mkdir(mine, { recursive: true, mode: 0o700 })
    await sweep(folder)
    return await work({ path: (name) => join(mine, name) })
  } finally {
    inUse.delete(mine)
    await rm(mine, { recursive: true, force: true })
  }
}
