import type { ExportTable } from '@sabad/engine/exports/export-table'
import { streamRows } from '@sabad/engine/exports/stream-rows'
import type { Plain } from '@sabad/engine/sql/database'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import { writeXlsxStream } from 'hucre/xlsx'
import { streamed } from './streamed.ts'

type CellValue = string | number | boolean | null

const isCell = (value: Plain): value is CellValue => !Array.isArray(value)

const cell = (value: Plain): CellValue => (isCell(value) ? value : value.join('; '))

async function* rowsOf(batches: ReadableStream<readonly (readonly Plain[])[]>) {
  for await (const rows of batches) for (const row of rows) yield row.map(cell)
}

/**
 * A table as an Excel workbook, written while its rows are read; beyond the rows that a sheet may have, another follows.
 * Text stays text whatever it begins with: a cell is a formula only where the file says so.
 */
export async function workbook(workspace: Workspace, table: ExportTable, name: string) {
  const batches = await streamed<readonly (readonly Plain[])[]>((write) => streamRows(workspace, table, write))
  return writeXlsxStream(rowsOf(batches), { name, freezePane: { rows: 1 } })
}
