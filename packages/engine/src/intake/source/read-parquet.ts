import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import type { Database } from '../../sql/database.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import { columnSql } from './read-delimited.ts'
import type { Arrival, SourceColumn } from './source.ts'

const described = z.object({ column_name: z.string(), column_type: z.string() })

function arrival(type: string): Arrival {
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DOUBLE|FLOAT|DECIMAL)/.test(type)) return 'number'
  if (type === 'DATE') return 'date'
  if (type === 'BOOLEAN') return 'boolean'
  if (type === 'TIMESTAMP WITH TIME ZONE') return 'zoned-moment'
  return type.startsWith('TIMESTAMP') ? 'moment' : 'text'
}

/** Rows of a Parquet file that this program wrote: `broken` and the columns `c0`, `c1` ... */
export const spooledRows = (path: string): Sql =>
  sql`SELECT file_row_number + 1 AS row_number, * FROM read_parquet(${path}, file_row_number = true, hive_partitioning = false)`

const nativeRows = (path: string, columns: readonly { readonly name: string; readonly type: string }[]) => {
  const cells = columns.map(({ name, type }, index) =>
    arrival(type) === 'text' && type !== 'VARCHAR'
      ? sql`${identifier(name)}::VARCHAR AS ${columnSql(index)}`
      : sql`${identifier(name)} AS ${columnSql(index)}`,
  )
  return sql`
    SELECT file_row_number + 1 AS row_number, NULL::VARCHAR AS broken, ${join(cells)}
    FROM read_parquet(${path}, file_row_number = true, hive_partitioning = false)`
}

/** The columns and rows of a Parquet file as it lies there: typed values need no reading. */
export async function readParquet(database: Database, path: string, file: string) {
  try {
    const found = await database.rows(
      sql`DESCRIBE SELECT * FROM read_parquet(${path}, hive_partitioning = false)`,
      described,
    )
    const columns: SourceColumn[] = found.map(({ column_name, column_type }, index) => ({
      name: column_name,
      arrives: arrival(column_type),
      sql: columnSql(index),
    }))
    const typed = found.map(({ column_name, column_type }) => ({ name: column_name, type: column_type }))
    return { columns, rows: nativeRows(path, typed) }
  } catch (error) {
    throw new EngineError('import.not-this-format', { file, detail: 'it is a damaged Parquet file' }, error)
  }
}
