import { solveQP } from 'quadprog'
import { StatsError } from '../stats-error.ts'

/** One row of constraints: Σ coefficients · x, compared with `bound`. */
export interface LinearRow {
  readonly coefficients: readonly number[]
  readonly bound: number
}

/**
 * Minimise x'Qx, Q symmetric and positive definite, with each row = or ≥ its bound; at least one row. Rows of the
 * second kind are held to 1e-12 of their largest coefficient.
 */
export interface QuadraticProgramme {
  readonly matrix: readonly (readonly number[])[]
  readonly equal: readonly LinearRow[]
  readonly atLeast: readonly LinearRow[]
}

/**
 * The minimum of a strictly convex quadratic form under linear rows, by the dual active-set method of Goldfarb &
 * Idnani 1983 (the library quadprog). Null when no point fulfils the rows.
 * @throws StatsError when the matrix is not positive definite
 */
export function minimiseQuadratic({ matrix, equal, atLeast }: QuadraticProgramme): number[] | null {
  // The solver's tolerances are absolute: the matrix and every row are brought to order 1.
  const scale = matrix.reduce((sum, row, i) => sum + row[i], 0) / matrix.length
  const rows = [...equal.map(toUnitRow), ...atLeast.map(toUnitRow).map(relaxed)]
  const { solution, message } = solveQP(
    fromOne(matrix.map((row) => fromOne(row.map((value) => value / scale)))),
    fromOne(matrix.map(() => 0)),
    fromOne(matrix.map((_, i) => fromOne(rows.map(({ coefficients }) => coefficients[i])))),
    fromOne(rows.map(({ bound }) => bound)),
    equal.length,
  )
  if (message.includes('positive definite')) throw new StatsError('not-positive-definite')
  if (message.includes('inconsistent')) return null
  if (message !== '') throw new StatsError('solver-gave-up', { message })
  return solution.slice(1)
}

/** So that rows which meet in one point do not contradict each other by rounding. */
const slack = 1e-12

function relaxed({ coefficients, bound }: LinearRow): LinearRow {
  return { coefficients, bound: bound - slack * (1 + Math.abs(bound)) }
}

function toUnitRow({ coefficients, bound }: LinearRow): LinearRow {
  const largest = Math.max(...coefficients.map(Math.abs)) || 1
  return { coefficients: coefficients.map((value) => value / largest), bound: bound / largest }
}

/** The library counts from one; what stands at zero is never read. */
function fromOne<Item>(items: readonly Item[]): Item[] {
  return [...items.slice(0, 1), ...items]
}
