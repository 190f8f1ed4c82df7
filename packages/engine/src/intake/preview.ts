import type { Field } from '../facts/field.ts'
import type { KindName } from '../facts/kind.ts'
import { type Progress, silent } from '../runs/progress.ts'
import type { Database, Plain } from '../sql/database.ts'
import { join, sql } from '../sql/sql.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { cancellable } from './cancellable.ts'
import type { How } from './mapping/map-columns.ts'
import type { Notice } from './notice.ts'
import { mappingNames, type Plan, planImport } from './plan.ts'
import type { Calendar, DateOrder } from './reading/date-evidence.ts'
import type { DateColumn } from './reading/decide-dates.ts'
import type { DecimalMark } from './reading/number-evidence.ts'
import { fieldValue, readRows } from './reading/read-rows.ts'
import { type ImportRequest, parseRequest } from './request.ts'
import { readable } from './source/readable.ts'
import { withSpool } from './source/spool.ts'

export interface PreviewColumn {
  readonly name: string
  readonly samples: readonly string[]
  readonly field: string | null
  readonly how: How
}

/** What would be read, and how: shown before anything is written. */
export interface ImportPreview {
  readonly kind: KindName
  readonly kindGuessed: boolean
  readonly format: string
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly columns: readonly PreviewColumn[]
  readonly mapping: Readonly<Record<string, string>>
  readonly missingFields: readonly string[]
  /** Fields that a column of this kind can be mapped to. */
  readonly fields: readonly Pick<Field, 'name' | 'type' | 'required' | 'meaning'>[]
  /** null: no date of the file needs one, or nothing decides; `dates` tells which. */
  readonly dateOrder: DateOrder | null
  readonly dates: readonly DateColumn[]
  readonly calendar: Calendar
  readonly decimalMark: DecimalMark
  readonly warnings: readonly Notice[]
  /** The first rows as they are read: { field: value }. */
  readonly sample: readonly Readonly<Record<string, Plain>>[]
}

const SAMPLE_VALUES = 5
const SAMPLE_ROWS = 10

async function sampleRows(database: Database, { source, reading }: Plan): Promise<ImportPreview['sample']> {
  const names = reading.values.map(({ bound }) => bound.field.name)
  if (names.length === 0) return []
  const rows = sql`
    SELECT ${join(names.map(fieldValue))} FROM (${readRows(source, reading)})
    WHERE row_number <= ${SAMPLE_ROWS} ORDER BY row_number`
  const sample: Record<string, Plain>[] = []
  for await (const chunk of database.stream(rows)) {
    sample.push(...chunk.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]))))
  }
  return sample
}

function previewColumns({ source, mapping, samples }: Plan): PreviewColumn[] {
  return source.columns.map(({ name }, index) => {
    const mapped = mapping.fields.find(({ column }) => column === index)
    const values = [...new Set(samples[index])].slice(0, SAMPLE_VALUES)
    return { name, samples: values, field: mapped?.field.name ?? null, how: mapped?.how ?? 'none' }
  })
}

async function describe(database: Database, plan: Plan): Promise<ImportPreview> {
  const { source, mapping, reading } = plan
  return {
    kind: mapping.kind.name,
    kindGuessed: mapping.kindGuessed,
    format: source.format,
    encoding: source.encoding,
    delimiter: source.delimiter,
    columns: previewColumns(plan),
    mapping: mappingNames(plan),
    missingFields: mapping.missing,
    fields: mapping.kind.fields.map(({ name, type, required, meaning }) => ({ name, type, required, meaning })),
    dateOrder: reading.dateOrder,
    dates: reading.dates,
    calendar: reading.calendar,
    decimalMark: reading.decimalMark,
    warnings: plan.notices,
    sample: await sampleRows(database, plan),
  }
}

/** Reads a file whole, decides how it would be imported, and writes nothing. */
export async function previewImport(
  workspace: Workspace,
  request: ImportRequest,
  progress: Progress = silent,
): Promise<ImportPreview> {
  const asked = parseRequest(request)
  return withSpool(workspace, (spool) =>
    workspace.read((database) =>
      cancellable(database, progress, () =>
        readable(asked.fileName, async () =>
          describe(database, await planImport(database, { database, asked, spool, progress })),
        ),
      ),
    ),
  )
}
