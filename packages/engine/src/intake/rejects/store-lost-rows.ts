import { BIGINT, INTEGER, VARCHAR } from '@duckdb/node-api'
import { z } from 'zod'
import type { Database } from '../../sql/database.ts'
import { sql } from '../../sql/sql.ts'
import type { Source } from '../source/source.ts'
import { splitRecords } from '../source/split-records.ts'
import { rejectColumns } from './reject-columns.ts'

const PAGE = 10_000

const lostRow = z.object({ row_number: z.number(), reason: z.string(), line: z.string().nullable() })

function cellsOf(line: string, delimiter: string, names: readonly string[]): string {
  const cells = splitRecords(line, delimiter, 1)[0] ?? []
  const surplus = cells.slice(names.length).join(delimiter)
  const row = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? null]))
  return JSON.stringify(surplus === '' ? row : { ...row, [rejectColumns.surplus]: surplus })
}

/** Stores the rows that could not be split into the file's columns; there are few of them, or the import fails. */
export async function storeLostRows(database: Database, source: Source, importId: number): Promise<void> {
  const { lost, delimiter } = source
  if (!lost) return
  const names = source.columns.map(({ name }) => name)
  for (let after = -1; ; ) {
    const page = await database.rows(
      sql`SELECT * FROM (${lost}) WHERE row_number > ${after} ORDER BY row_number LIMIT ${PAGE}`,
      lostRow,
    )
    const last = page.at(-1)
    if (!last) return
    await database.append(
      'rejects',
      [INTEGER, BIGINT, VARCHAR, VARCHAR, VARCHAR, VARCHAR],
      [
        page.map(() => importId),
        page.map((row) => BigInt(row.row_number)),
        page.map(() => null),
        page.map(() => null),
        page.map((row) => row.reason),
        page.map((row) => cellsOf(row.line ?? '', delimiter ?? ',', names)),
      ],
    )
    after = last.row_number
  }
}
