import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createWorkspace, openWorkspace, type Workspace } from '@sabad/engine/workspace/workspace'
import type { InternalErrorListener } from './error-response.ts'
import { sweepDownloads } from './files/parquet.ts'
import { sweepUploads } from './uploads.ts'

export interface OpenOptions {
  readonly directory: string
  /** Makes a new workspace there, and refuses a folder that has one. */
  readonly create?: boolean
}

export async function open({ directory, create = false }: OpenOptions): Promise<Workspace> {
  const workspace = await (create ? createWorkspace(directory) : openWorkspace(directory))
  await sweepUploads(workspace.directory)
  await sweepDownloads(workspace.directory)
  return workspace
}

/** Callers are told little of an unforeseen error; the workspace keeps the rest for whoever mends it. */
export function errorLog(directory: string): InternalErrorListener {
  return (error) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const entry = `${new Date().toISOString()} ${text}\n`
    appendFile(join(directory, 'errors.log'), entry, { mode: 0o600 }).catch(() => undefined)
  }
}
