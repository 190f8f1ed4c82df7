import type { NewSource, SourceTable } from '@sabad/contract/schemas/sources'
import { z } from 'zod'
import { EngineError } from '../errors.ts'
import { fieldOf, kinds } from '../facts/kinds.ts'
import { missingFields } from '../intake/mapping/guess-kind.ts'
import { mapColumns } from '../intake/mapping/map-columns.ts'
import { join, type Sql, sql } from '../sql/sql.ts'
import type { TrinoAddress } from '../trino/connection.ts'
import { type Asking, rowsOf } from './ask-cluster.ts'
import { fitsType, neededTypes } from './fit-type.ts'
import { versionsOf } from './pin-versions.ts'
import { dayValue, neededValues, sourceFields, tableName } from './relation.ts'

export interface TableCheck extends SourceTable {
  readonly rows: number | null
  readonly earliest: string | null
  readonly latest: string | null
  readonly incomplete: number
  readonly future: number
  /** Which a refresh would hold the table at now; null where the table has no versions. */
  readonly version: string | null
  /** What stands in the way of reading the table; empty where nothing does. */
  readonly problems: readonly EngineError[]
}

interface Column {
  readonly name: string
  readonly type: string
}

const columnRow = z.tuple([z.string(), z.string()]).rest(z.unknown())

async function columnsOf(asking: Asking, { table }: SourceTable): Promise<readonly Column[]> {
  const rows = await rowsOf(asking, sql`SHOW COLUMNS FROM ${tableName(asking.address, table)}`)
  return rows.map((row) => columnRow.parse(row)).map(([name, type]) => ({ name, type }))
}

/** Which column is which field: as told, else recognised by name, as in an import. */
function recognised({ kind, table, mapping }: SourceTable, columns: readonly Column[]): Record<string, string> {
  const names = columns.map(({ name }) => name)
  const asked = { path: '', fileName: table, kind, mapping, options: {} }
  const { fields } = mapColumns({ asked, names, samples: names.map(() => []), remembered: undefined })
  const own = new Set(sourceFields(kind).map(({ name }) => name))
  return Object.fromEntries(
    fields.flatMap(({ field, column }) => (own.has(field.name) ? [[field.name, names[column] ?? '']] : [])),
  )
}

function typeProblems({ kind, table, mapping }: SourceTable, columns: readonly Column[]): EngineError[] {
  const types = new Map(columns.map(({ name, type }) => [name, type]))
  return Object.entries(mapping).flatMap(([name, column]) => {
    const field = fieldOf(kinds[kind], name)
    const type = types.get(column) ?? ''
    if (!field || fitsType(field.type, type)) return []
    return [new EngineError('source.type', { table, column, type, field: name, needed: neededTypes[field.type] })]
  })
}

/** Orders without an id cannot be told from each other, and there is no order of rows to number them by. */
const neededIds = (kind: SourceTable['kind']): readonly string[] => (kind === 'orders' ? ['order_id'] : [])

function missingProblems({ kind, table, mapping }: SourceTable): EngineError[] {
  const has = (name: string) => mapping[name] !== undefined
  const missing = [...missingFields(kinds[kind], has), ...neededIds(kind).filter((name) => !has(name))]
  return missing.length > 0 ? [new EngineError('source.field-missing', { table, kind, fields: missing })] : []
}

/** How much there is, and how much of it cannot be used. One row. */
export function tableContent(address: Pick<TrinoAddress, 'catalog' | 'schema'>, table: SourceTable): Sql {
  const isComplete = join(
    neededValues(table).map((needed) => sql`${needed} IS NOT NULL`),
    ' AND ',
  )
  const day = dayValue(table)
  const span = day
    ? sql`, CAST(min(${day}) AS VARCHAR), CAST(max(${day}) AS VARCHAR), count_if(${day} > current_date)`
    : sql`, NULL, NULL, 0`
  return sql`SELECT count(*), count_if(NOT (${isComplete}))${span} FROM ${tableName(address, table.table)}`
}

const contentRow = z.tuple([z.number(), z.number(), z.string().nullable(), z.string().nullable(), z.number()])

const unread = { rows: null, earliest: null, latest: null, incomplete: 0, future: 0, version: null }

async function examined(asking: Asking, table: SourceTable): Promise<TableCheck> {
  const columns = await columnsOf(asking, table)
  const mapped = { ...table, mapping: recognised(table, columns) }
  const problems = [...missingProblems(mapped), ...typeProblems(mapped, columns)]
  if (problems.length > 0) return { ...mapped, ...unread, problems }
  const [content] = await rowsOf(asking, tableContent(asking.address, mapped))
  const [rows, incomplete, earliest, latest, future] = contentRow.parse(content)
  return { ...mapped, rows, incomplete, earliest, latest, future, version: null, problems: [] }
}

/** What the cluster says of each table. A cluster that cannot be reached at all is an error of its own. */
export async function checkTables(asking: Asking, tables: readonly SourceTable[]): Promise<readonly TableCheck[]> {
  const checks: TableCheck[] = []
  for (const table of tables) {
    try {
      checks.push(await examined(asking, table))
    } catch (error) {
      if (!(error instanceof EngineError) || !isOfTable(error)) throw error
      checks.push({ ...table, ...unread, problems: [error] })
    }
  }
  const versions = await versionsOf(asking, tables)
  return checks.map((check, at) => ({ ...check, version: versions[at] ?? null }))
}

const ofTable: ReadonlySet<string> = new Set([
  'trino.forbidden',
  'trino.table-missing',
  'trino.column-missing',
  'trino.type-mismatch',
  'import.unknown-column',
  'import.unknown-field',
])

const isOfTable = ({ code }: EngineError): boolean => ofTable.has(code)

/** The first kind that is told twice: facts of a kind have one place. */
export function repeatedKind({ tables }: NewSource): string | undefined {
  const kindsTold = tables.map(({ kind }) => kind)
  return kindsTold.find((kind, at) => kindsTold.indexOf(kind) !== at)
}
