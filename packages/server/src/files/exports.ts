import type { ExportFormat, ExportName } from '@sabad/contract/files'
import { isoDate } from '@sabad/contract/schemas/figures'
import { budgetTable } from '@sabad/engine/exports/budget'
import { customersTable } from '@sabad/engine/exports/customers'
import { equityTable } from '@sabad/engine/exports/equity'
import type { ExportTable } from '@sabad/engine/exports/export-table'
import { groupsTable } from '@sabad/engine/exports/groups'
import { linksTable } from '@sabad/engine/exports/links'
import { movementTable } from '@sabad/engine/exports/movement'
import { streamRows } from '@sabad/engine/exports/stream-rows'
import type { Workspace } from '@sabad/engine/workspace/workspace'
import { z } from 'zod'
import { byteOrderMark, csvLines } from './csv.ts'
import { parquet } from './parquet.ts'
import { streamedText } from './streamed.ts'
import { workbook } from './workbook.ts'

export const exportQuery = z.object({
  portfolioId: z.string(),
  asOf: isoDate.optional(),
  group: z.string().optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
})
export type ExportQuery = z.infer<typeof exportQuery>

type TableOf = (workspace: Workspace, query: ExportQuery) => Promise<ExportTable>

const tables: Readonly<Record<ExportName, TableOf>> = {
  customers: customersTable,
  groups: groupsTable,
  movement: movementTable,
  equity: equityTable,
  budget: budgetTable,
  links: linksTable,
}

/** What is taken out, and in which format. */
export interface ExportFile {
  readonly what: ExportName
  readonly format: ExportFormat
}

interface Format {
  readonly mediaType: string
  readonly bytes: (workspace: Workspace, table: ExportTable, what: ExportName) => Promise<ReadableStream<Uint8Array>>
}

const csv = (workspace: Workspace, table: ExportTable) =>
  streamedText(async (write) => {
    let mark = byteOrderMark
    await streamRows(workspace, table, (rows) => {
      const lines = mark + csvLines(rows)
      mark = ''
      return write(lines)
    })
  })

const formats: Readonly<Record<ExportFormat, Format>> = {
  csv: { mediaType: 'text/csv; charset=utf-8', bytes: csv },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes: workbook },
  parquet: { mediaType: 'application/vnd.apache.parquet', bytes: parquet },
}

const named = /^([a-z]+)\.([a-z]+)$/

/** What a file's name asks for; null: there is no such thing to take out. */
export function exportNamed(file: string): ExportFile | null {
  const [, what = '', format = ''] = named.exec(file) ?? []
  const isKnown = (name: string): name is ExportName => Object.hasOwn(tables, name)
  const isFormat = (name: string): name is ExportFormat => Object.hasOwn(formats, name)
  return isKnown(what) && isFormat(format) ? { what, format } : null
}

/** A table as a file, with its media type. */
export async function exported(workspace: Workspace, { what, format }: ExportFile, query: ExportQuery) {
  const table = await tables[what](workspace, query)
  const { mediaType, bytes } = formats[format]
  return { mediaType, body: await bytes(workspace, table, what) }
}
