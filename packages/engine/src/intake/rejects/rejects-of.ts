import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import type { Database } from '../../sql/database.ts'
import { sql } from '../../sql/sql.ts'

const PAGE = 5_000

const rejectRow = z.object({
  row_number: z.number(),
  column_name: z.string().nullable(),
  value: z.string().nullable(),
  reason: z.string(),
  row: z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
})

/** A row that could not be used. */
export interface Reject {
  /** 1 is the first row of data. */
  readonly rowNumber: number
  readonly column: string | null
  readonly value: string | null
  readonly reason: string
  /** { column: cell }, as they came. */
  readonly row: Readonly<Record<string, unknown>>
}

const found = z.object({ count: z.number() })

async function checkImport(database: Database, importId: number): Promise<void> {
  const { count } = await database.row(sql`SELECT count(*) AS count FROM imports WHERE import_id = ${importId}`, found)
  if (count === 0) throw new EngineError('import.not-found', { importId })
}

/** The rejects of an import in the file's order, page by page. */
export async function* rejectsOf(database: Database, importId: number): AsyncGenerator<readonly Reject[]> {
  await checkImport(database, importId)
  for (let after = -1; ; ) {
    const rows = await database.rows(
      sql`
        SELECT row_number, column_name, value, reason, row::VARCHAR AS row FROM rejects
        WHERE import_id = ${importId} AND row_number > ${after} ORDER BY row_number LIMIT ${PAGE}`,
      rejectRow,
    )
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(({ row_number: rowNumber, column_name: column, ...rest }) => ({ rowNumber, column, ...rest }))
    after = last.row_number
  }
}
