import type { DiscoveryRequest } from '@sabad/contract/schemas/discovery'
import type { Columns } from '@sabad/stats/clustering/points'
import { drawWithoutReplacement, seeded } from '@sabad/stats/numeric/random'
import { z } from 'zod'
import { EngineError } from '../../errors.ts'
import { isNumeric, registeredMeasures } from '../../measures/registry.ts'
import type { Database } from '../../sql/database.ts'
import { identifier, join, list, type Sql, sql } from '../../sql/sql.ts'
import { publishedDate } from '../published.ts'
import { canBeNumber, customersAt, numberSql, readVariable, type Variable } from '../variables.ts'

/** Variables that were left out, and why. */
export interface Excluded {
  readonly measure: string
  readonly reason: { readonly code: string; readonly params: Readonly<Record<string, unknown>> }
}

/** Customers to find groups in: a column for each variable, NaN where a customer has no value. */
export interface Sample {
  readonly at: { readonly asOf: string; readonly oneIn: number }
  /** In the whole base. */
  readonly customers: number
  readonly size: number
  readonly columns: Columns
  /** Texts of the columns that hold codes, in the order of the codes. */
  readonly texts: Readonly<Record<string, readonly string[]>>
  readonly excluded: readonly Excluded[]
}

const VALUE = 'clv_12m'

/** What k-means alone can walk more of, in batches. */
export const MOST_ROWS = 50_000

/** More would be read by nobody, and a tree finds some of them different by chance. */
const MOST_TEXTS = 100

const counted = z.object({ customers: z.number() })

async function dateAndSize(database: Database, sampleSize: number) {
  const asOf = await publishedDate(database, undefined)
  const { customers } = await database.row(
    sql`SELECT customers FROM current_publications WHERE as_of = CAST(${asOf} AS DATE)`,
    counted,
  )
  return { customers, at: { asOf, oneIn: Math.max(1, Math.round(customers / sampleSize)) } }
}

function known(name: string): Variable {
  const variable = readVariable(name)
  if (variable) return variable
  const measures = registeredMeasures.map((measure) => measure.name)
  throw new EngineError('portfolio.unknown-measure', { tier: 'segment', measure: name, measures })
}

/** Only trees can ask for texts: between them there is no distance. */
function checkNumeric(names: readonly string[]): void {
  const numeric = registeredMeasures.filter(isNumeric).map((measure) => measure.name)
  for (const measure of names) {
    if (!canBeNumber(known(measure)))
      throw new EngineError('portfolio.unknown-measure', { tier: 'segment', measure, measures: numeric })
  }
}

const textRow = z.object({ text: z.string() })
const numbersRow = z.object({ known: z.number(), numbers: z.number() })

/** The texts of a variable; null where it is one of numbers. */
async function textsOf(database: Database, name: string, customers: Sql): Promise<readonly string[] | null> {
  const variable = known(name)
  if (variable.kind === 'measure' ? isNumeric(variable.measure) : variable.kind === 'rating') return null
  const { known: filled, numbers } = await database.row(
    sql`SELECT count(${identifier(name)}) AS known, count(TRY_CAST(${identifier(name)} AS DOUBLE)) AS numbers FROM (${customers})`,
    numbersRow,
  )
  if (variable.kind !== 'measure' && filled === numbers) return null
  const rows = await database.rows(
    sql`SELECT DISTINCT CAST(${identifier(name)} AS VARCHAR) AS text FROM (${customers})
        WHERE ${identifier(name)} IS NOT NULL ORDER BY text LIMIT ${MOST_TEXTS + 1}`,
    textRow,
  )
  return rows.map(({ text }) => text)
}

const column = (name: string, texts: readonly string[] | undefined): Sql =>
  texts
    ? sql`list_position([${list(texts)}], CAST(${identifier(name)} AS VARCHAR)) - 1 AS ${identifier(name)}`
    : sql`CAST(${numberSql(name)} AS DOUBLE) AS ${identifier(name)}`

/** What is infinite has no place in a fit; put into groups it is cut to the limits of its measure. */
const finite = (values: Float64Array): Float64Array =>
  values.map((value) => (Number.isFinite(value) ? value : Number.NaN))

/** The variables that a request looks at, its outcome included, and 12-month lifetime value. */
export async function readSample(database: Database, request: DiscoveryRequest): Promise<Sample> {
  const isTree = request.method === 'cart' || request.method === 'chaid'
  const outcome = isTree || request.method === 'bisecting' ? [request.outcome] : []
  if (!isTree) checkNumeric([...request.variables, ...outcome])
  const most = request.method === 'k-means' ? request.sampleSize : Math.min(MOST_ROWS, request.sampleSize)
  const { at, customers } = await dateAndSize(database, most)
  const names = [...new Set([...request.variables, ...outcome, VALUE])]
  const rows = customersAt(names, at)
  const texts: Record<string, readonly string[]> = {}
  for (const name of isTree ? names : []) {
    const found = await textsOf(database, name, rows)
    if (found) texts[name] = found
  }
  const wordy = Object.keys(texts).filter((name) => (texts[name] ?? []).length > MOST_TEXTS)
  const kept = names.filter((name) => !wordy.includes(name))
  const read = await database.columns(
    sql`SELECT ${join(kept.map((name) => column(name, texts[name])))} FROM (${rows}) ORDER BY customer_key`,
    kept,
  )
  const columns = Object.fromEntries(kept.map((name) => [name, finite(read[name] ?? new Float64Array())]))
  return {
    at,
    customers,
    size: columns[VALUE]?.length ?? 0,
    columns,
    texts,
    excluded: wordy.map((measure) => ({ measure, reason: { code: 'too-many-texts', params: { most: MOST_TEXTS } } })),
  }
}

export const columnOf = (columns: Columns, name: string): Float64Array => columns[name] ?? new Float64Array()

/** Some rows of columns. */
export const takeColumns = (columns: Columns, rows: Uint32Array): Columns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      Float64Array.from(rows, (row) => values[row] ?? Number.NaN),
    ]),
  )

/** Rows in which at least one of the named columns is known. */
export const rowsWithAny = ({ columns, size }: Sample, names: readonly string[]): Uint32Array =>
  Uint32Array.from(Array.from({ length: size }, (_, row) => row)).filter((row) =>
    names.some((name) => !Number.isNaN(columns[name]?.[row] ?? Number.NaN)),
  )

/** At most so many of some rows, always the same ones. */
export const someRows = (rows: Uint32Array, { most, seed }: { readonly most: number; readonly seed: number }) =>
  rows.length <= most ? rows : drawWithoutReplacement(seeded(seed), rows.length, most).map((at) => rows[at] ?? 0)

export const ones = (length: number): Float64Array => new Float64Array(length).fill(1)
