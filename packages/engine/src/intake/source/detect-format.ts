import { EngineError } from '../../errors.ts'
import { type ParticularCode, type ParticularParams, particular } from '../../particular.ts'
import type { Head } from './head.ts'

export type Format = 'delimited' | 'whitespace' | 'json-lines' | 'parquet' | 'excel'

/** Contents that are no table, by how they begin. */
const foreign: readonly (readonly [number, string | readonly number[], ParticularCode])[] = [
  [0, [0xd0, 0xcf, 0x11, 0xe0], 'file.old-office'],
  [0, '%PDF', 'file.pdf'],
  [0, [0x89, 0x50, 0x4e, 0x47], 'file.picture'],
  [0, [0xff, 0xd8, 0xff], 'file.picture'],
  [0, 'GIF8', 'file.picture'],
  [0, 'SQLite format 3', 'file.sqlite'],
  [8, 'DUCK', 'file.duckdb'],
  [0, [0x7f, 0x45, 0x4c, 0x46], 'file.program'],
  [0, 'MZ', 'file.program'],
  [0, [0x37, 0x7a, 0xbc, 0xaf], 'file.7-zip'],
  [0, 'Rar!', 'file.rar'],
  [0, 'BZh', 'file.bzip2'],
  [0, [0xfd, 0x37, 0x7a, 0x58], 'file.xz'],
  [0, [0x28, 0xb5, 0x2f, 0xfd], 'file.zstd'],
  [0, [0x1f, 0x8b], 'file.packed-twice'],
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

function containerOf(bytes: Buffer): {
  readonly is: 'parquet' | 'excel' | 'zip' | 'text'
  readonly detail: ParticularCode
} {
  if (begins(bytes, 0, 'PAR1')) return { is: 'parquet', detail: 'file.parquet' }
  if (!begins(bytes, 0, 'PK\x03\x04')) return { is: 'text', detail: 'file.text' }
  const isExcel = bytes.includes('xl/') || bytes.includes('[Content_Types].xml')
  return isExcel ? { is: 'excel', detail: 'file.excel' } : { is: 'zip', detail: 'file.zip' }
}

/** Tells a text from binary containers by content, and refuses what is not what its name promises. */
export function detectContainer(head: Head, file: string): 'parquet' | 'excel' | 'text' {
  const refuse = (code: ParticularCode, params: ParticularParams = {}): never => {
    throw new EngineError('import.not-this-format', { file, detail: particular(code, params) })
  }
  for (const [at, mark, detail] of foreign) if (begins(head.bytes, at, mark)) refuse(detail)
  const { is, detail } = containerOf(head.bytes)
  if (is === 'zip') return refuse(detail)
  const promise = promised(file)
  if (promise !== null && promise !== is) refuse(detail)
  if (is !== 'text' && head.gzip) refuse('file.in-gzip', { file: particular(detail) })
  if (/\.gz$/i.test(file) && !head.gzip) refuse('file.not-gzip')
  if (/\.(csv|tsv|tab|txt|jsonl|ndjson)$/i.test(file) && head.gzip) refuse('file.gzip-unnamed')
  return is
}
