import { rejectsCsv } from '@sabad/engine/intake/rejects/rejects-csv'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import { streamedText } from './streamed.ts'

/** The rejected rows of an import, to be repaired and imported again. */
export const rejects = (workspace: Workspace, importId: number) =>
  streamedText((write) =>
    workspace.read(async (database) => {
      for await (const lines of rejectsCsv(database, importId)) await write(lines)
    }),
  )
