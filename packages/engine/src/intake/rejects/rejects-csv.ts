import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Database } from '../../sql/database.ts'
import { defused, rejectColumns } from './reject-columns.ts'
import { type Reject, rejectsOf } from './rejects-of.ts'

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = defused(typeof value === 'object' ? JSON.stringify(value) : String(value))
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (cells: readonly unknown[]) => `${cells.map(cell).join(',')}\r\n`

const { surplus, ...about } = rejectColumns

/** Column names of the rows; pages may differ only where lines could not be split. */
const namesOf = (rows: readonly Reject[]) =>
  [...new Set(rows.flatMap(({ row }) => Object.keys(row)))].filter((name) => name !== surplus)

const lineOf = (reject: Reject, names: readonly string[]) =>
  line([
    ...names.map((name) => reject.row[name]),
    reject.rowNumber,
    reject.column,
    reject.value,
    reject.reason,
    reject.row[surplus],
  ])

/**
 * The rejects of an import as CSV: the columns of the file, to be repaired and imported again, then where and why. A
 * byte order mark tells spreadsheets that it is UTF-8.
 */
export async function* rejectsCsv(database: Database, importId: number): AsyncGenerator<string> {
  let names: readonly string[] | undefined
  for await (const page of rejectsOf(database, importId)) {
    if (!names) {
      names = namesOf(page)
      yield `\uFEFF${line([...names, about.row, about.column, about.value, about.reason, surplus])}`
    }
    const known = names
    yield page.map((reject) => lineOf(reject, known)).join('')
  }
}

/** Writes the rejects of an import to a CSV file. */
export async function writeRejectsCsv(database: Database, importId: number, path: string): Promise<void> {
  await pipeline(Readable.from(rejectsCsv(database, importId)), createWriteStream(path))
}
