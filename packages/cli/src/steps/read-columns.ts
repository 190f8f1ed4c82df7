import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { apiError } from '@sabad/contract/api-error'

/** A text table of numbers, as far as it was asked for: { name: numbers }. */
export type Columns = Readonly<Record<string, readonly number[]>>

/** Names under which a column may appear, by the name it is given. */
export type Wanted = Readonly<Record<string, readonly string[]>>

const DELIMITERS = ['\t', ';', ',']

const delimiterOf = (header: string): string =>
  DELIMITERS.reduce((best, next) => (header.split(next).length > header.split(best).length ? next : best))

/** Cells of a line; a quoted cell may hold the delimiter, and a doubled quote is a quote. */
function cellsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter)
  const cells = line.matchAll(new RegExp(`(?:^|${delimiter})(?:"((?:[^"]|"")*)"|([^${delimiter}]*))`, 'g'))
  return [...cells].map(([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare)
}

const simple = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '')

/** Which of the header's columns holds what is wanted; what no column holds is left out. */
function placesOf(header: readonly string[], wanted: Wanted): (readonly [string, number])[] {
  const names = header.map(simple)
  return Object.entries(wanted)
    .map(([name, aliases]) => [name, names.findIndex((found) => aliases.includes(found))] as const)
    .filter(([, place]) => place >= 0)
}

function numberIn(cell: string | undefined, where: { readonly row: number; readonly column: string }): number {
  const number = cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell)
  if (Number.isFinite(number)) return number
  const detail = `row ${where.row} has no number in ${where.column}, but "${cell ?? ''}"`
  throw apiError('model.invalid-input', { detail })
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

/** Reads the wanted columns of a CSV or TSV file, plain or gzipped. Row numbers count the header as the first. */
export async function readColumns(file: string, wanted: Wanted): Promise<Columns> {
  let row = 0
  let delimiter = ','
  let columns: { name: string; place: number; numbers: number[] }[] = []
  for await (const line of await lines(file)) {
    row += 1
    if (row === 1) {
      delimiter = delimiterOf(line)
      const places = placesOf(cellsOf(line.replace(/^\ufeff/, ''), delimiter), wanted)
      columns = places.map(([name, place]) => ({ name, place, numbers: [] }))
    } else if (line.trim() !== '') {
      const cells = cellsOf(line, delimiter)
      for (const { name, place, numbers } of columns) numbers.push(numberIn(cells[place], { row, column: name }))
    }
  }
  if (row < 2) throw apiError(row === 0 ? 'import.empty' : 'import.header-only', { file })
  return Object.fromEntries(columns.map(({ name, numbers }) => [name, numbers]))
}
