import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { apiError } from '@sabad/contract/api-error'

/** A row of a text table; rows are counted from the header, which is the first. */
export interface TableRow {
  readonly header: readonly string[]
  readonly row: number
  readonly cells: readonly string[]
}

const DELIMITERS = ['\t', ';', ',']

const delimiterOf = (header: string): string =>
  DELIMITERS.reduce((best, next) => (header.split(next).length > header.split(best).length ? next : best))

/** Cells of a line; a quoted cell may hold the delimiter, and a doubled quote is a quote. */
function cellsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter)
  const cells = line.matchAll(new RegExp(`(?:^|${delimiter})(?:"((?:[^"]|"")*)"|([^${delimiter}]*))`, 'g'))
  return [...cells].map(([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare)
}

async function lines(file: string): Promise<AsyncIterable<string>> {
  const about = await stat(file).catch(() => null)
  if (!about?.isFile()) throw apiError('import.file-missing', { file })
  const bytes = createReadStream(file)
  return createInterface({
    input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes,
    crlfDelay: Number.POSITIVE_INFINITY,
  })
}

/** Rows of a CSV or TSV file, plain or gzipped. */
export async function* readTable(file: string): AsyncGenerator<TableRow> {
  let row = 0
  let delimiter = ','
  let header: readonly string[] = []
  for await (const line of await lines(file)) {
    row += 1
    if (row === 1) {
      delimiter = delimiterOf(line)
      header = cellsOf(line.replace(/^\ufeff/, ''), delimiter)
    } else if (line.trim() !== '') yield { header, row, cells: cellsOf(line, delimiter) }
  }
  if (row < 2) throw apiError(row === 0 ? 'import.empty' : 'import.header-only', { file })
}

const simple = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')

/** Where in the header the first of some names stands; −1 where none does. */
export const placeOf = (header: readonly string[], aliases: readonly string[]): number =>
  header.map(simple).findIndex((name) => aliases.includes(name))
