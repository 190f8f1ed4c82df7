import { type ImportRecord, importRecord } from '@sabad/contract/schemas/imports'
import { z } from 'zod'
import { sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'

const recordRow = z.object({
  importId: z.number(),
  kind: z.string(),
  fileName: z.string(),
  importedAt: z.string(),
  rows: z.number(),
  accepted: z.number(),
  rejected: z.number(),
  replaced: z.number(),
  reasons: z.string(),
  mapping: z.string(),
})

const newestFirst = sql`
  SELECT import_id AS "importId", kind, file_name AS "fileName", rows, accepted, rejected, replaced, reasons, mapping,
         strftime(imported_at, '%Y-%m-%dT%H:%M:%SZ') AS "importedAt"
  FROM imports ORDER BY import_id DESC`

/** Every import, newest first. */
export const listImports = (workspace: Workspace): Promise<ImportRecord[]> =>
  workspace.read(async (database) => {
    const rows = await database.rows(newestFirst, recordRow)
    return rows.map(({ reasons, mapping, ...row }) =>
      importRecord.parse({
        ...row,
        reasons: JSON.parse(reasons),
        mapping: JSON.parse(mapping),
      }),
    )
  })
