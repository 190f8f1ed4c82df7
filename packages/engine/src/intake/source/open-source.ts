import { mkdir, stat, symlink } from 'node:fs/promises'
import { join as joinPath, resolve } from 'node:path'
import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import type { Progress } from '../../runs/progress.ts'
import type { Database } from '../../sql/database.ts'
import { join, type Sql, sql } from '../../sql/sql.ts'
import type { Notice } from '../notice.ts'
import { isRejectColumn } from '../rejects/reject-columns.ts'
import type { Asked } from '../request.ts'
import { columnNames, hasHeader, MAX_COLUMNS } from './column-names.ts'
import { detectContainer } from './detect-format.ts'
import { writeSheet } from './excel.ts'
import { folderFiles, hashOfFolder } from './folder-files.ts'
import { readHead } from './head.ts'
import { openText, type PlainText, type RawText } from './open-text.ts'
import { columnSql, readDelimited } from './read-delimited.ts'
import { readJson } from './read-json.ts'
import { type ParquetFile, readParquet, spooledRows } from './read-parquet.ts'
import { scanFile } from './scan-file.ts'
import { sniffDelimiter } from './sniff-delimiter.ts'
import type { Source, SourceColumn } from './source.ts'
import { splitRecords } from './split-records.ts'
import type { Spool } from './spool.ts'

export interface Opening {
  readonly database: Database
  readonly asked: Asked
  readonly spool: Spool
  readonly progress: Progress
}

type Table = Omit<Source, 'contentHash' | 'rowCount' | 'keptRows'>

interface Contents extends Pick<Source, 'contentHash'> {
  readonly table: Table
}

const textColumns = (names: readonly string[]) =>
  names.map((name, index) => ({ name, arrives: 'text' as const, sql: columnSql(index) }))

const renamed = (repeated: readonly string[]): Notice[] =>
  repeated.length ? [{ code: 'import.columns-renamed', params: { columns: repeated } }] : []

/** A repaired file of rejects: what was said of the rows is dropped, and what defused its formulas taken away. */
function withoutRejectColumns(columns: readonly SourceColumn[], rows: Sql) {
  const kept = columns.filter(({ name }) => !isRejectColumn(name))
  if (kept.length === columns.length) return { columns, rows }
  const cells = kept.map(({ sql: column }) => sql`regexp_replace(${column}, '^''([=+@\\t\\r-])', '\\1') AS ${column}`)
  return { columns: kept, rows: sql`SELECT row_number, broken, ${join(cells)} FROM (${rows})` }
}

async function openDelimited({ database, asked, spool }: Opening, text: PlainText): Promise<Table> {
  const delimiter = asked.options.delimiter ?? sniffDelimiter(text.start)
  const records =
    delimiter === null
      ? text.start
          .split(/\r?\n/)
          .slice(0, 200)
          .filter((line) => line.trim())
          .map((line) => line.trim().split(/\s+/))
      : splitRecords(text.start, delimiter, 200)
  const header = asked.options.header ?? hasHeader(records)
  const width = records[0]?.length ?? 0
  const cells = header ? (records[0] ?? []) : Array.from({ length: width }, () => '')
  const { names, repeated } = columnNames(cells, asked.fileName)
  if (header && records.length === 1 && text.complete)
    throw new EngineError('import.header-only', { file: asked.fileName })
  await readDelimited(database, { path: text.path, file: asked.fileName, delimiter, header, names }, spool)
  const rows = spooledRows(spool.path('rows.parquet'))
  const columns = textColumns(names)
  return {
    format: delimiter === null ? 'whitespace' : 'delimited',
    encoding: text.encoding,
    delimiter,
    sheet: null,
    ...withoutRejectColumns(columns, rows),
    repeated,
    lost: sql`SELECT * FROM read_parquet(${spool.path('lost.parquet')})`,
    notices: [...renamed(repeated), ...(header ? [] : [{ code: 'import.no-header', params: {} } as const])],
  }
}

async function openJson({ database, asked, spool }: Opening, text: PlainText): Promise<Table> {
  const isArray = text.start.trimStart().startsWith('[')
  const names = await readJson(database, { path: text.path, name: asked.fileName, isArray }, spool)
  if (names.length > MAX_COLUMNS) {
    throw new EngineError('import.too-wide', { file: asked.fileName, columns: names.length, limit: MAX_COLUMNS })
  }
  const rows = spooledRows(spool.path('rows.parquet'))
  const common = { format: 'json-lines', delimiter: null, sheet: null, lost: null, repeated: [], notices: [] } as const
  return { ...common, encoding: text.encoding, columns: textColumns(names), rows }
}

async function openExcel(opening: Opening, path: string): Promise<Table> {
  const { asked, spool } = opening
  const to = spool.path('sheet.csv')
  const { rows, sheet, otherSheets } = await writeSheet({ path, file: asked.fileName, sheet: asked.options.sheet }, to)
  if (rows === 0) throw new EngineError('import.empty', { file: asked.fileName })
  const head = await readHead(to, asked.fileName)
  const text = { path: to, start: head.bytes.toString('utf8'), complete: head.complete, encoding: 'utf-8' }
  const options = { ...asked.options, delimiter: ',' }
  const table = await openDelimited({ ...opening, asked: { ...asked, options } }, text)
  const others: Notice[] = otherSheets.length
    ? [{ code: 'import.other-sheets', params: { sheet, sheets: otherSheets } }]
    : []
  return { ...table, format: 'excel', encoding: null, delimiter: null, sheet, notices: [...table.notices, ...others] }
}

async function openParquet({ database, asked }: Opening, files: readonly ParquetFile[]): Promise<Table> {
  const { columns, rows } = await readParquet(database, files, asked.fileName)
  if (columns.length > MAX_COLUMNS) {
    throw new EngineError('import.too-wide', { file: asked.fileName, columns: columns.length, limit: MAX_COLUMNS })
  }
  return {
    format: 'parquet',
    encoding: null,
    delimiter: null,
    sheet: null,
    columns,
    rows,
    repeated: [],
    lost: null,
    notices: [],
  }
}

async function openTable(opening: Opening, raw: RawText): Promise<Table> {
  const { head, path } = raw
  const container = detectContainer(head, opening.asked.fileName)
  if (container === 'parquet') return openParquet(opening, [{ path, partition: {} }])
  if (container === 'excel') return openExcel(opening, path)
  const text = await openText(opening, raw)
  return /^\s*[[{]/.test(text.start) ? openJson(opening, text) : openDelimited(opening, text)
}

const counted = z.object({ kept: z.number(), lost: z.number() })

/** The engine takes `*`, `?` and brackets in a path for patterns, so such a file is reached through a link. */
async function literalPath(path: string, spool: Spool): Promise<string> {
  if (!/[*?[\]{}]/.test(path)) return path
  const link = spool.path('input')
  await symlink(resolve(path), link)
  return link
}

async function openFile(opening: Opening): Promise<Contents> {
  const { asked, progress, spool } = opening
  const head = await readHead(asked.path, asked.fileName)
  const path = await literalPath(asked.path, spool)
  const scan = await scanFile(path, head.fileSize, progress)
  progress.report('parse', 0, 0)
  return { table: await openTable(opening, { head, path, scan }), contentHash: scan.hash }
}

async function openFolder(opening: Opening): Promise<Contents> {
  const { asked, progress, spool } = opening
  const files = await folderFiles(asked.path, asked.fileName)
  const contentHash = await hashOfFolder(files, progress)
  progress.report('parse', 0, 0)
  // Their own names may hold what the engine takes for patterns.
  await mkdir(spool.path('parts'))
  const linked = files.map(({ path, partition }, index) => ({
    path: spool.path(joinPath('parts', `${index}.parquet`)),
    partition,
    target: resolve(path),
  }))
  for (const { path, target } of linked) await symlink(target, path)
  return { table: await openParquet(opening, linked), contentHash }
}

/** Opens a file, or a folder of Parquet files, as a table: what it is, its columns, and its rows as a query. */
export async function openSource(opening: Opening): Promise<Source> {
  const { asked, database, progress } = opening
  const isFolder = (await stat(asked.path).catch(() => null))?.isDirectory() === true
  const { table, contentHash } = await (isFolder ? openFolder : openFile)(opening)
  const lost = table.lost ? sql`SELECT count(*) FROM (${table.lost})` : sql`0`
  const { kept, lost: torn } = await database.row(
    sql`SELECT (SELECT count(*) FROM (${table.rows})) AS kept, (${lost}) AS lost`,
    counted,
  )
  if (kept + torn === 0) throw new EngineError('import.header-only', { file: asked.fileName })
  progress.report('parse', kept, kept)
  return { ...table, contentHash, keptRows: kept, rowCount: kept + torn }
}
