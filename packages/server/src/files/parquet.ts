import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportTable } from '@sabad/engine/exports/export-table'
import { writeParquet } from '@sabad/engine/exports/write-parquet'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import { streamed } from './streamed.ts'

const folderOf = (workspaceDirectory: string): string => join(workspaceDirectory, 'downloads')

/** Removes what an earlier process left behind. */
export const sweepDownloads = (workspaceDirectory: string): Promise<void> =>
  rm(folderOf(workspaceDirectory), { recursive: true, force: true })

/** A table as a Parquet file. Its end tells where everything lies, so it is written whole before it is sent. */
export async function parquet(workspace: Workspace, table: ExportTable): Promise<ReadableStream<Uint8Array>> {
  const folder = folderOf(workspace.directory)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  return streamed(async (write) => {
    try {
      await writeParquet(workspace, table, path)
      for await (const chunk of createReadStream(path)) await write(chunk)
    } finally {
      await rm(path, { force: true })
    }
  })
}
