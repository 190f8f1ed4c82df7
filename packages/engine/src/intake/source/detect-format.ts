import { EngineError } from '../../errors.ts'
import type { Head } from './head.ts'

export type Format = 'delimited' | 'whitespace' | 'json-lines' | 'parquet' | 'excel'

/** Contents that are no table, by how they begin. */
const foreign: readonly (readonly [number, string | readonly number[], string])[] = [
  [0, [0xd0, 0xcf, 0x11, 0xe0], 'it is an old Office file (.xls); save it as .xlsx'],
  [0, '%PDF', 'it is a PDF document'],
  [0, [0x89, 0x50, 0x4e, 0x47], 'it is a picture'],
  [0, [0xff, 0xd8, 0xff], 'it is a picture'],
  [0, 'GIF8', 'it is a picture'],
  [0, 'SQLite format 3', 'it is an SQLite database'],
  [8, 'DUCK', 'it is a DuckDB database'],
  [0, [0x7f, 0x45, 0x4c, 0x46], 'it is a program'],
  [0, 'MZ', 'it is a program'],
  [0, [0x37, 0x7a, 0xbc, 0xaf], 'it is a 7-Zip archive'],
  [0, 'Rar!', 'it is a RAR archive'],
  [0, 'BZh', 'it is packed with bzip2; unpack it, or use gzip'],
  [0, [0xfd, 0x37, 0x7a, 0x58], 'it is packed with xz; unpack it, or use gzip'],
  [0, [0x28, 0xb5, 0x2f, 0xfd], 'it is packed with zstd; unpack it, or use gzip'],
  [0, [0x1f, 0x8b], 'it is packed twice; unpack it once'],
]

const begins = (bytes: Buffer, at: number, mark: string | readonly number[]) => {
  const expected = typeof mark === 'string' ? Buffer.from(mark, 'latin1') : Buffer.from(mark)
  return bytes.subarray(at, at + expected.length).equals(expected)
}

/** What the name promises, where it promises anything. */
function promised(file: string): 'text' | 'parquet' | 'excel' | null {
  const name = file.toLowerCase().replace(/\.gz$/, '')
  if (/\.(csv|tsv|tab|txt|json|jsonl|ndjson)$/.test(name)) return 'text'
  if (/\.(parquet|pq)$/.test(name)) return 'parquet'
  return /\.xlsx$/.test(name) ? 'excel' : null
}

function containerOf(bytes: Buffer): { readonly is: 'parquet' | 'excel' | 'zip' | 'text'; readonly detail: string } {
  if (begins(bytes, 0, 'PAR1')) return { is: 'parquet', detail: 'it is a Parquet file' }
  if (!begins(bytes, 0, 'PK\x03\x04')) return { is: 'text', detail: 'it is text' }
  const isExcel = bytes.includes('xl/') || bytes.includes('[Content_Types].xml')
  return isExcel ? { is: 'excel', detail: 'it is an Excel workbook' } : { is: 'zip', detail: 'it is a ZIP archive' }
}

/** Tells a text from binary containers by content, and refuses what is not what its name promises. */
export function detectContainer(head: Head, file: string): 'parquet' | 'excel' | 'text' {
  const refuse = (detail: string): never => {
    throw new EngineError('import.not-this-format', { file, detail })
  }
  for (const [at, mark, detail] of foreign) if (begins(head.bytes, at, mark)) refuse(detail)
  const { is, detail } = containerOf(head.bytes)
  if (is === 'zip') return refuse(detail)
  const promise = promised(file)
  if (promise !== null && promise !== is) refuse(detail)
  if (is !== 'text' && head.gzip) refuse(`${detail} packed with gzip; unpack it`)
  if (/\.gz$/i.test(file) && !head.gzip) refuse('it is not packed with gzip')
  if (/\.(csv|tsv|tab|txt|jsonl|ndjson)$/i.test(file) && head.gzip) refuse('it is packed with gzip; name it .gz')
  return is
}
