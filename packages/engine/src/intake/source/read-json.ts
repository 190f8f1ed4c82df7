import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import { particular } from '../../particular.ts'
import type { Database } from '../../sql/database.ts'
import { join, list, type Sql, sql } from '../../sql/sql.ts'
import { copyToParquet } from './copy-to-parquet.ts'
import { columnSql, lines } from './read-delimited.ts'
import type { Spool } from './spool.ts'

/** Keys may first occur far down; the rows that are searched for them are bounded all the same. */
const ROWS_SEARCHED = 200_000

const objects = (path: string, isArray: boolean): Sql =>
  isArray
    ? sql`SELECT json::VARCHAR AS line FROM read_json_objects(${path}, format = 'array', compression = 'uncompressed')`
    : lines(path, false)

// CASE, because the type of what is not JSON is an error.
const isObject = sql`coalesce(CASE WHEN json_valid(line) THEN json_type(line) = 'OBJECT' END, false)`

const keyRow = z.object({ key: z.string() })

async function keys(database: Database, from: Sql): Promise<string[]> {
  const found = await database.rows(
    sql`
      SELECT key FROM (
        SELECT unnest(json_keys(line)) AS key, row FROM (
          SELECT line, row_number() OVER () AS row FROM (${from}) LIMIT ${ROWS_SEARCHED}
        ) WHERE ${isObject}
      ) GROUP BY key ORDER BY min(row), key`,
    keyRow,
  )
  return found.map(({ key }) => key)
}

const pointer = (key: string) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

/** Reads one JSON object per line (or one array of objects) into `rows`; nested values stay JSON text. */
export async function readJson(
  database: Database,
  file: { path: string; name: string; isArray: boolean },
  spool: Spool,
) {
  try {
    const from = objects(file.path, file.isArray)
    const names = await keys(database, from)
    if (names.length === 0) throw new EngineError('import.unknown-format', { file: file.name })
    const cells = sql`json_extract_string(CASE WHEN good THEN line END, [${list(names.map(pointer))}])`
    const rows = sql`
      SELECT CASE WHEN NOT good THEN line END AS broken, ${join(names.map((_, index) => sql`cells[${index + 1}] AS ${columnSql(index)}`))}
      FROM (SELECT *, ${cells} AS cells FROM (
        SELECT line, ${isObject} AS good FROM (${from})
      ))`
    await database.execute(copyToParquet(rows, spool.path('rows.parquet')))
    return names
  } catch (error) {
    if (error instanceof EngineError) throw error
    throw new EngineError('import.not-this-format', { file: file.name, detail: particular('file.no-json') }, error)
  }
}
