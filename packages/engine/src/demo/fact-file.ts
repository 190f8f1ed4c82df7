import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Columns } from './fact-columns.ts'

export type FileFormat = 'csv' | 'parquet'

export type Cell = string | number | boolean | null

export type Row<C extends Columns> = { readonly [K in keyof C]: Cell }

/** A file that is written row by row in constant memory. */
export interface FactFile<C extends Columns> {
  readonly write: (row: Row<C>) => void
  /** Ends the file and gives its path. */
  readonly close: () => Promise<string>
}

export interface FactFilePlace<C extends Columns> {
  readonly directory: string
  readonly name: string
  readonly format: FileFormat
  readonly columns: C
}

const BUFFER_CHARACTERS = 1_000_000

export const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`

const csvCell = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** Parquet is made from the finished CSV by the engine itself, which streams. */
async function toParquet(csv: string, columns: Columns): Promise<string> {
  const parquet = csv.replace(/\.csv$/, '.parquet')
  const types = Object.entries(columns).map(([name, type]) => `${quotedText(name)}: ${quotedText(type)}`)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `COPY (SELECT * FROM read_csv(${quotedText(csv)}, header = true, columns = {${types.join(', ')}}))
     TO ${quotedText(parquet)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  connection.closeSync()
  instance.closeSync()
  rmSync(csv)
  return parquet
}

export function openFactFile<C extends Columns>({ directory, name, format, columns }: FactFilePlace<C>): FactFile<C> {
  const path = join(directory, `${name}.csv`)
  const names = Object.keys(columns)
  const descriptor = openSync(path, 'w')
  let buffer = `${names.join(',')}\n`
  const flush = () => {
    writeSync(descriptor, buffer)
    buffer = ''
  }
  return {
    write: (row) => {
      let separator = ''
      for (const column of names) {
        buffer += separator + csvCell(row[column] ?? null)
        separator = ','
      }
      buffer += '\n'
      if (buffer.length > BUFFER_CHARACTERS) flush()
    },
    close: async () => {
      flush()
      closeSync(descriptor)
      return format === 'parquet' ? toParquet(path, columns) : path
    },
  }
}
