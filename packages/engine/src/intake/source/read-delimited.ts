import { BIGINT } from '@duckdb/node-api'
import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import type { Database } from '../../sql/database.ts'
import { identifier, join, type Sql, sql } from '../../sql/sql.ts'
import { blankLines } from './blank-lines.ts'
import { copyToParquet } from './copy-to-parquet.ts'
import type { Spool } from './spool.ts'

export interface TextTable {
  readonly path: string
  /** The name that the user knows it by. */
  readonly file: string
  readonly delimiter: string | null
  readonly header: boolean
  readonly names: readonly string[]
}

/** Longest line; a longer one is a reject, and where the first is longer the file is no table. */
export const MAX_LINE_BYTES = 1 << 20

export const columnSql = (index: number): Sql => identifier(`c${index}`)

const columnTypes = (count: number) =>
  join(Array.from({ length: count }, (_, index) => sql`${columnSql(index)}: 'VARCHAR'`))

const delimitedRows = ({ path, delimiter, header, names }: TextTable) => sql`
  SELECT NULL::VARCHAR AS broken, * FROM read_csv(
    ${path}, auto_detect = false, header = ${header}, delim = ${delimiter}, quote = '"', escape = '"',
    columns = {${columnTypes(names.length)}}, compression = 'none', max_line_size = ${MAX_LINE_BYTES},
    store_rejects = true, rejects_table = 'torn_rows', rejects_scan = 'torn_scans', rejects_limit = 0
  )`

/** Lines as they are, one column; no byte occurs in text that could serve as quote or delimiter but these. */
export const lines = (path: string, header: boolean): Sql => sql`
  SELECT line FROM read_csv(
    ${path}, auto_detect = false, header = ${header}, delim = chr(31), quote = '', escape = '',
    columns = {line: 'VARCHAR'}, compression = 'none', max_line_size = ${MAX_LINE_BYTES},
    store_rejects = true, rejects_table = 'torn_rows', rejects_scan = 'torn_scans', rejects_limit = 0
  ) WHERE trim(line) <> ''`

const whitespaceRows = ({ path, header, names }: TextTable) => sql`
  SELECT CASE WHEN len(cells) <> ${names.length} THEN line END AS broken,
    ${join(names.map((_, index) => sql`cells[${index + 1}] AS ${columnSql(index)}`))}
  FROM (SELECT line, regexp_split_to_array(trim(line), '\\s+') AS cells FROM (${lines(path, header)}))`

const reasons = sql`
  CASE error_type
    WHEN 'MISSING COLUMNS' THEN 'row-too-short'
    WHEN 'TOO MANY COLUMNS' THEN 'row-too-long'
    WHEN 'UNQUOTED VALUE' THEN 'row-quotes'
    WHEN 'INVALID ENCODING' THEN 'row-undecodable'
    WHEN 'LINE SIZE OVER MAXIMUM' THEN 'row-oversized'
    ELSE 'row-unreadable'
  END`

/** The engine counts blank lines among the rows that it reports; a row's number counts rows of data only. */
const tornRows = (header: boolean) => sql`
  SELECT line - ${header ? 1 : 0} - blanks AS row_number, reason, text AS line
  FROM (
    SELECT line, min(${reasons}) AS reason, min(csv_line) AS text,
      (SELECT count(*) FROM blank_lines WHERE position < min(torn_rows.line_byte_position)) AS blanks
    FROM torn_rows GROUP BY line
  )`

async function noteBlankLines(database: Database, path: string): Promise<void> {
  const { count } = await database.row(sql`SELECT count(*) AS count FROM torn_rows`, z.object({ count: z.number() }))
  const positions = count > 0 ? await blankLines(path) : []
  await database.execute(sql`CREATE OR REPLACE TEMP TABLE blank_lines (position BIGINT)`)
  await database.append('blank_lines', [BIGINT], [positions.map(BigInt)])
}

const unreadable = (file: string, error: unknown) =>
  String(error).startsWith('Error: Out of Memory') ? error : new EngineError('import.unknown-format', { file }, error)

/** Reads a delimited text into `rows`, and what could not be split into columns into `lost`. */
export async function readDelimited(database: Database, table: TextTable, spool: Spool): Promise<void> {
  await database.execute(sql`DROP TABLE IF EXISTS torn_rows`)
  await database.execute(sql`DROP TABLE IF EXISTS torn_scans`)
  const rows = table.delimiter === null ? whitespaceRows(table) : delimitedRows(table)
  try {
    await database.execute(copyToParquet(rows, spool.path('rows.parquet')))
  } catch (error) {
    throw unreadable(table.file, error)
  }
  await noteBlankLines(database, table.path)
  await database.execute(copyToParquet(tornRows(table.header), spool.path('lost.parquet')))
}
