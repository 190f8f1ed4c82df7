import type { Database } from '../../sql/database.ts'
import { join, sql } from '../../sql/sql.ts'
import type { Source } from '../source/source.ts'

const ROWS = 500

/** The first rows of a file as text, by column. */
export async function sampleColumns(
  database: Database,
  { columns, rows }: Source,
): Promise<readonly (readonly string[])[]> {
  const cells = join(columns.map(({ sql: column }) => sql`${column}::VARCHAR`))
  const samples: string[][] = columns.map(() => [])
  for await (const chunk of database.stream(
    sql`SELECT ${cells} FROM (${rows}) WHERE row_number <= ${ROWS} ORDER BY row_number`,
  )) {
    for (const row of chunk) {
      for (const [index, cell] of row.entries()) {
        if (typeof cell === 'string' && cell.trim() !== '') samples[index]?.push(cell)
      }
    }
  }
  return samples
}
