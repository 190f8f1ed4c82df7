import type { Plain } from '../sql/database.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportTable } from './export-table.ts'

/** Takes rows as they come; the next are read when it is done. */
export type RowReceiver = (rows: readonly (readonly Plain[])[]) => Promise<void>

/** The rows of a table, header first. Nothing is held in memory but the rows under way. */
export const streamRows = (
  workspace: Workspace,
  { columns, query }: ExportTable,
  receive: RowReceiver,
): Promise<void> =>
  workspace.read(async (database) => {
    await receive([columns])
    for await (const rows of database.stream(query)) await receive(rows)
  })
