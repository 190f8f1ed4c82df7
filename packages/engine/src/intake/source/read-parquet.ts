import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import { particular } from '../../particular.ts'
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

/** One of the files of a table, with what the names of its folders say of all its rows. */
export interface ParquetFile {
  readonly path: string
  readonly partition: Readonly<Record<string, string | null>>
}

/** Lists travel as one value: a place for each of thousands of files would make every query as long. */
const texts = (values: readonly (string | null)[]): Sql => sql`CAST(${JSON.stringify(values)} AS JSON)::VARCHAR[]`
const counts = (values: readonly number[]): Sql => sql`CAST(${JSON.stringify(values)} AS JSON)::BIGINT[]`

const ofFile = (values: Sql): Sql => sql`(${values})[file_index::BIGINT + 1]`

const footer = z.object({ file: z.string(), rows: z.number() })

/** Rows of the files before each file. */
async function rowsBefore(database: Database, files: readonly ParquetFile[]): Promise<readonly number[]> {
  const paths = texts(files.map(({ path }) => path))
  const found = await database.rows(
    sql`SELECT file_name AS file, num_rows AS rows FROM parquet_file_metadata(${paths})`,
    footer,
  )
  const rowsOf = new Map(found.map(({ file, rows }) => [file, rows]))
  let before = 0
  return files.map(({ path }) => {
    const here = before
    before += rowsOf.get(path) ?? 0
    return here
  })
}

interface Cell extends SourceColumn {
  readonly value: Sql
}

const ownCell = ({ column_name: name, column_type: type }: z.output<typeof described>, index: number): Cell => {
  const arrives = arrival(type)
  const value = arrives === 'text' && type !== 'VARCHAR' ? sql`${identifier(name)}::VARCHAR` : identifier(name)
  return { name, arrives, sql: columnSql(index), value }
}

/** What the names of folders say is a column too, unless the files themselves have one of that name. */
function partitionCells(files: readonly ParquetFile[], own: readonly Cell[]): Cell[] {
  const names = new Set(own.map(({ name }) => name.toLowerCase()))
  const keys = Object.keys(files[0]?.partition ?? {}).filter((key) => !names.has(key.toLowerCase()))
  return keys.map((name, index) => ({
    name,
    arrives: 'text',
    sql: columnSql(own.length + index),
    value: ofFile(texts(files.map(({ partition }) => partition[name] ?? null))),
  }))
}

/**
 * The columns and rows of a table in Parquet as they lie there: typed values need no reading. Rows are numbered through
 * the files in the order given; a column that a file lacks is empty in its rows.
 */
export async function readParquet(database: Database, files: readonly ParquetFile[], name: string) {
  const table = sql`read_parquet(${texts(files.map(({ path }) => path))}, union_by_name = true, hive_partitioning = false)`
  try {
    const found = await database.rows(sql`DESCRIBE SELECT * FROM ${table}`, described)
    const own = found.map(ownCell)
    const cells = [...own, ...partitionCells(files, own)]
    const before = ofFile(counts(await rowsBefore(database, files)))
    return {
      columns: cells.map(
        ({ name: column, arrives, sql: place }): SourceColumn => ({ name: column, arrives, sql: place }),
      ),
      rows: sql`
        SELECT ${before} + file_row_number + 1 AS row_number, NULL::VARCHAR AS broken,
               ${join(cells.map(({ value, sql: place }) => sql`${value} AS ${place}`))}
        FROM ${table}`,
    }
  } catch (error) {
    throw new EngineError('import.not-this-format', { file: name, detail: particular('file.damaged-parquet') }, error)
  }
}
