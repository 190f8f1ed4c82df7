import { Matrix, solve } from 'ml-matrix'
import { checkAmount, checkCount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { checkMatrix, type TransitionMatrix } from './transition-matrix.ts'

/** What a state brings. */
export interface StateMargins {
  /** Margin of one period in each state, in any currency, negative where a state costs. It is had when the period begins. */
  readonly margins: readonly number[]
  /** Per period. */
  readonly discountRate: number
}

/**
 * Lifetime value of a customer by the state it is in now, V = (I − P/(1+d))⁻¹ R (Pfeifer & Carraway 2000, J. Interactive
 * Marketing 14(2)). The margin of the present period is part of it and is not discounted.
 * @throws StatsError when the matrix or the margins are broken, or the rate is not above zero
 */
export function stateValues(matrix: TransitionMatrix, { margins, discountRate }: StateMargins): number[] {
  checkMatrix(matrix)
  checkMargins(margins, matrix.length)
  checkRate(discountRate)
  return solveValues(matrix, margins, discountRate)
}

/**
 * The same as far as it lies within `horizon` periods after the present one: Σ_{t=0}^{horizon} (P/(1+d))^t R (Pfeifer &
 * Carraway 2000). The rate may be zero.
 * @throws StatsError when the matrix or the margins are broken, the rate is negative or the horizon not whole
 */
export function stateValuesWithin(
  matrix: TransitionMatrix,
  { margins, discountRate, horizon }: StateMargins & { readonly horizon: number },
): number[] {
  checkMatrix(matrix)
  checkMargins(margins, matrix.length)
  checkAmount('discountRate', discountRate)
  checkCount('horizon', horizon)
  let values = [...margins]
  for (let period = 0; period < horizon; period++) {
    values = matrix.map((row, state) => margins[state] + product(row, values) / (1 + discountRate))
  }
  return values
}

/** {@link stateValues} of what was checked before. */
export function solveValues(matrix: TransitionMatrix, margins: readonly number[], discountRate: number): number[] {
  const system = matrix.map((row, i) =>
    row.map((probability, j) => (i === j ? 1 : 0) - probability / (1 + discountRate)),
  )
  return solve(new Matrix(system), Matrix.columnVector([...margins])).to1DArray()
}

/** Σ xᵢ yᵢ. */
export function product(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * other[i], 0)
}

/** Refuses a rate that is not above zero: without discount the value of a chain has no end, or rests on rounding. */
export function checkRate(discountRate: number): void {
  checkAmount('discountRate', discountRate)
  if (discountRate === 0) throw new StatsError('not-positive', { column: 'discountRate', value: 0 })
}

function checkMargins(margins: readonly number[], states: number): void {
  if (margins.length !== states)
    throw new StatsError('columns-differ-in-length', { lengths: `${states}, ${margins.length}` })
  for (const [row, value] of margins.entries()) {
    if (!Number.isFinite(value)) throw new StatsError('not-finite', { row, column: 'margins', value })
  }
}
