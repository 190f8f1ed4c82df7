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

/** What is left of a table when one cohort is asked for. */
export interface Choice {
  /** The text in the column `cohort` of the rows to keep; all of them without it. */
  readonly cohort?: string | undefined
}

export interface ReadColumns {
  readonly columns: Columns
  /** Customer of each row, where the file names them. */
  readonly labels: readonly string[] | null
}

/** Reads the wanted columns of a CSV or TSV file, plain or gzipped. Row numbers count the header as the first. */
export async function readColumns(file: string, wanted: Wanted, { cohort }: Choice = {}): Promise<ReadColumns> {
  let found: { name: string; place: number; numbers: number[] }[] | null = null
  const labels: string[] = []
  let [labelPlace, cohortPlace] = [-1, -1]
  for await (const { header, row, cells } of readTable(file)) {
    if (!found) {
      found = Object.entries(wanted)
        .map(([name, aliases]) => ({ name, place: placeOf(header, aliases), numbers: [] }))
        .filter(({ place }) => place >= 0)
      labelPlace = placeOf(header, LABELS)
      cohortPlace = placeOf(header, ['cohort'])
    }
    if (cohort !== undefined && cells[cohortPlace] !== cohort) continue
    for (const { name, place, numbers } of found) numbers.push(numberIn(cells[place], { row, column: name }))
    if (labelPlace >= 0) labels.push(cells[labelPlace] ?? '')
  }
  const columns = Object.fromEntries((found ?? []).map(({ name, numbers }) => [name, numbers]))
  return { columns, labels: labelPlace >= 0 ? labels : null }
}
