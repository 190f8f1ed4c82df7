import { apiError } from '@sabad/contract/api-error'
import { placeOf, readTable } from './read-table.ts'

/** A text table of numbers, as far as it was asked for: { name: numbers }. */
export type Columns = Readonly<Record<string, readonly number[]>>

/** Names under which a column may appear, by the name it is given. */
export type Wanted = Readonly<Record<string, readonly string[]>>

/** Customers are named by text; their names are kept beside the numbers. */
const LABELS = ['customerid', 'customer', 'cust', 'id']

function numberIn(cell: string | undefined, where: { readonly row: number; readonly column: string }): number {
  const number = cell === undefined || cell.trim() === '' ? Number.NaN : Number(cell)
  if (Number.isFinite(number)) return number
  const detail = `row ${where.row} has no number in ${where.column}, but "${cell ?? ''}"`
  throw apiError('model.invalid-input', { detail })
}

/** What else is taken of a table. */
export interface Choice {
  /** Columns that have no other name than this, as it is written. */
  readonly covariates?: readonly string[]
  /** The text in the column `cohort` of the rows to keep; all of them without it. */
  readonly cohort?: string | undefined
}

export interface ReadColumns {
  readonly columns: Columns
  readonly covariates: Columns
  /** Customer of each row, where the file names them. */
  readonly labels: readonly string[] | null
}

/** A column on its way. */
interface Found {
  readonly name: string
  readonly place: number
  readonly numbers: number[]
}

/** Reads the wanted columns of a CSV or TSV file, plain or gzipped. Row numbers count the header as the first. */
export async function readColumns(
  file: string,
  wanted: Wanted,
  { cohort, covariates = [] }: Choice = {},
): Promise<ReadColumns> {
  let found: Found[] | null = null
  let beside: Found[] = []
  const labels: string[] = []
  let [labelPlace, cohortPlace] = [-1, -1]
  for await (const { header, row, cells } of readTable(file)) {
    if (!found) {
      found = Object.entries(wanted)
        .map(([name, aliases]) => ({ name, place: placeOf(header, aliases), numbers: [] }))
        .filter(({ place }) => place >= 0)
      beside = covariates.map((name) => ({ name, place: exactPlaceOf(header, name), numbers: [] }))
      labelPlace = placeOf(header, LABELS)
      cohortPlace = placeOf(header, ['cohort'])
    }
    if (cohort !== undefined && cells[cohortPlace] !== cohort) continue
    for (const { name, place, numbers } of [...found, ...beside])
      numbers.push(numberIn(cells[place], { row, column: name }))
    if (labelPlace >= 0) labels.push(cells[labelPlace] ?? '')
  }
  const labelled = labelPlace >= 0 ? labels : null
  return { columns: columnsOf(found ?? []), covariates: columnsOf(beside), labels: labelled }
}

const columnsOf = (found: readonly Found[]): Columns =>
  Object.fromEntries(found.map(({ name, numbers }) => [name, numbers]))

function exactPlaceOf(header: readonly string[], name: string): number {
  const place = header.findIndex((title) => title.trim() === name)
  if (place >= 0) return place
  throw apiError('model.invalid-input', { detail: `the file has no column ${name}` })
}
