import { checkAmount, checkLengths, inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** Columns by name, all of one length. */
export type Columns = Readonly<Record<string, Float64Array>>

/**
 * What is to be grouped: one column per dimension, complete and on comparable scales (see `preparation.ts`), one row
 * per point, `weight` = how many customers the row stands for. Distance is Euclidean, so the scales decide.
 */
export interface Points {
  readonly columns: Columns
  readonly weight: Float64Array
}

/**
 * Refuses bad points.
 * @throws StatsError naming the first bad row (zero-based) and its column, or that there are no columns or rows
 */
export function checkPoints({ columns, weight }: Points): void {
  if (Object.keys(columns).length === 0) throw new StatsError('no-columns')
  checkLengths({ ...columns, weight })
  for (const [column, values] of Object.entries(columns)) {
    const row = values.findIndex((value) => !Number.isFinite(value))
    if (row >= 0) throw new StatsError('not-finite', { row, column, value: values[row] })
  }
  checkWeights(weight)
}

/** Refuses a weight that is negative or not finite. */
export function checkWeights(weight: Float64Array): void {
  const row = weight.findIndex((value) => !(value >= 0 && value < Infinity))
  if (row >= 0) inRow(row, () => checkAmount('weight', weight[row]))
}

/**
 * Refuses an option that is not a whole number in its range.
 * @throws StatsError option-out-of-range
 */
export function checkWholeOption(option: string, value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least))
    throw new StatsError('option-out-of-range', { option, value, least })
}

/** The named columns, in that order. */
export function takeColumns(columns: Columns, names: readonly string[]): Float64Array[] {
  return names.map((column) => {
    const values = columns[column]
    if (values === undefined) throw new StatsError('column-missing', { column })
    return values
  })
}

/** Some of the points, in the order of the given rows. */
export function takePoints({ columns, weight }: Points, rows: Uint32Array): Points {
  const taken = Object.entries(columns).map(([name, column]) => [name, Float64Array.from(rows, (row) => column[row])])
  return { columns: Object.fromEntries(taken), weight: Float64Array.from(rows, (row) => weight[row]) }
}
