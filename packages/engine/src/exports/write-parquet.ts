import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { ExportTable } from './export-table.ts'

/** Writes a table as a Parquet file, by the engine itself: no row comes through here. */
export const writeParquet = (workspace: Workspace, { query }: ExportTable, path: string): Promise<void> =>
  workspace.read(async (database) => {
    await database.execute(sql`COPY (${query}) TO ${path} (FORMAT parquet, COMPRESSION zstd)`)
  })
