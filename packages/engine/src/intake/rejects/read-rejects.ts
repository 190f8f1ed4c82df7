import { reject } from '@sabad/contract/schemas/imports'
import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import type { Database, Plain } from '../../sql/database.ts'
import { sql } from '../../sql/sql.ts'
import type { Workspace } from '../../workspace/workspace.ts'

const countRow = z.object({ count: z.number() })

async function requireImport(database: Database, importId: number): Promise<void> {
  const { count } = await database.row(
    sql`SELECT count(*) AS count FROM imports WHERE import_id = ${importId}`,
    countRow,
  )
  if (count === 0) throw new EngineError('import.not-found', { importId })
}

/** The first rejected rows of an import, in the order of the file. */
export const rejectsOf = (workspace: Workspace, { importId, limit }: { importId: number; limit: number }) =>
  workspace.read(async (database) => {
    await requireImport(database, importId)
    return database.rows(
      sql`SELECT row_number AS "rowNumber", column_name AS "column", value, reason FROM rejects
          WHERE import_id = ${importId} ORDER BY row_number, column_name LIMIT ${limit}`,
      reject,
    )
  })

const keysRow = z.object({ names: z.array(z.string()) })

/** The file's columns in their order; a row that could not be split has others, which come after them. */
async function columnsOf(database: Database, importId: number): Promise<string[]> {
  const shapes = await database.rows(
    sql`SELECT json_keys(row) AS names FROM rejects WHERE import_id = ${importId} GROUP BY ALL ORDER BY count(*) DESC`,
    keysRow,
  )
  return [...new Set(shapes.flatMap(({ names }) => names))]
}

const wholeRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable().catch(null))

/** What was wrong, in columns that no field is recognised by: the file can be imported again as it is. */
const FINDINGS = ['reject_row', 'reject_column', 'reject_value', 'reject_reason']

/** Every rejected row whole, as the file had it, with what was wrong with it; header first. */
export const exportRejects = (
  workspace: Workspace,
  importId: number,
  receive: (rows: readonly (readonly Plain[])[]) => Promise<void>,
): Promise<void> =>
  workspace.read(async (database) => {
    await requireImport(database, importId)
    const columns = await columnsOf(database, importId)
    await receive([[...columns, ...FINDINGS]])
    const rows = sql`SELECT row, row_number, column_name, value, reason FROM rejects
      WHERE import_id = ${importId} ORDER BY row_number, column_name`
    for await (const chunk of database.stream(rows)) {
      await receive(
        chunk.map(([row, ...findings]) => {
          const cells = wholeRow.parse(JSON.parse(String(row)))
          return [...columns.map((name) => cells[name] ?? null), ...findings]
        }),
      )
    }
  })
