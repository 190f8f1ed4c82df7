import { EngineError } from '../errors.ts'
import type { Database } from '../sql/database.ts'
import { type Mapping, mapColumns } from './mapping/map-columns.ts'
import { sampleColumns } from './mapping/sample-rows.ts'
import { recall, shapeOf } from './mapping/shape.ts'
import type { Notice } from './notice.ts'
import { decideReading, type Reading } from './reading/decide-reading.ts'
import { installMacros } from './reading/install-macros.ts'
import { type Opening, openSource } from './source/open-source.ts'
import type { Source } from './source/source.ts'

/** A file, understood: nothing is written yet. */
export interface Plan {
  readonly source: Source
  readonly mapping: Mapping
  readonly reading: Reading
  readonly samples: readonly (readonly string[])[]
  readonly shape: string
  readonly notices: readonly Notice[]
}

/** Two columns of one name leave open which is meant, unless the user says it. */
function refuseRepeated({ fields }: Mapping, { columns, repeated }: Source, file: string): void {
  const unclear = fields.find(({ column, how }) => how !== 'given' && repeated.includes(columns[column]?.name ?? ''))
  const column = unclear && columns[unclear.column]?.name
  if (column) throw new EngineError('import.duplicate-columns', { file, column })
}

/** Opens a file and decides what its columns are and how their values are read. */
export async function planImport(database: Database, opening: Opening): Promise<Plan> {
  const { asked, progress } = opening
  await installMacros(database)
  const source = await openSource(opening)
  const names = source.columns.map(({ name }) => name)
  const samples = await sampleColumns(database, source)
  const remembered = await recall(database, names, asked.kind)
  const mapping = mapColumns({ asked, names, samples, remembered })
  refuseRepeated(mapping, source, asked.fileName)
  progress.report('look', 0, source.rowCount)
  const reading = await decideReading(database, {
    source,
    spool: opening.spool,
    samples,
    fields: mapping.fields,
    options: asked.options,
    remembered: remembered?.kind === mapping.kind.name ? remembered.options : undefined,
  })
  progress.report('look', source.rowCount, source.rowCount)
  const shape = shapeOf(mapping.kind.name, names)
  return {
    source,
    mapping,
    reading,
    samples,
    shape,
    notices: [...source.notices, ...mapping.notices, ...reading.notices],
  }
}

/** { field: column name } */
export const mappingNames = ({ mapping, source }: Plan): Readonly<Record<string, string>> =>
  Object.fromEntries(mapping.fields.map(({ field, column }) => [field.name, source.columns[column]?.name ?? '']))
