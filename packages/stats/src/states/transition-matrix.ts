import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { checkCounts, type TransitionCounts } from './transition-counts.ts'

/** Position [i][j]: the probability to be in state j one period after being in i. Every row sums to 1. */
export type TransitionMatrix = readonly (readonly number[])[]

export interface Smoothing {
  /** Customers that the prior counts for in each row, from 0; 1 to 5 are usual. */
  readonly kappa: number
  /** States that nobody leaves, such as "lost" for contracts. What was counted from them is not used. */
  readonly absorbing: readonly number[]
}

/**
 * Transition probabilities (N_ij + κπ_j) / (N_i + κ), π the shares of all moves that end in j: rows with few customers
 * lean on what customers do at large, and no move that others make is impossible.
 * @throws StatsError when counts are not square or negative, κ is negative, or κ = 0 and nobody was seen to leave a state
 */
export function transitionMatrix(counts: TransitionCounts, smoothing: Smoothing): number[][] {
  return smoothedCounts(counts, smoothing).map((row, state) => {
    const total = sum(row)
    if (total === 0) throw new StatsError('state-never-left', { state })
    return row.map((count) => count / total)
  })
}

/** N_ij + κπ_j, the parameters of each row's Dirichlet distribution; an absorbing row has all weight on itself. */
export function smoothedCounts(counts: TransitionCounts, { kappa, absorbing }: Smoothing): number[][] {
  checkCounts(counts)
  checkAmount('kappa', kappa)
  for (const state of absorbing) {
    if (counts[state] === undefined) throw new StatsError('unknown-state', { column: 'absorbing', value: state })
  }
  const leaving = counts.filter((_, state) => !absorbing.includes(state))
  const total = sum(leaving.map(sum))
  const marginal = counts.map((_, to) => (total === 0 ? 0 : sum(leaving.map((row) => row[to])) / total))
  return counts.map((row, from) => {
    if (absorbing.includes(from)) return row.map((_, to) => (to === from ? 1 : 0))
    return row.map((count, to) => count + kappa * marginal[to])
  })
}

/** Rounding that a row may miss 1 by. */
const rounding = 1e-9

/**
 * Refuses a matrix whose rows are no distributions over the states.
 * @throws StatsError naming the row
 */
export function checkMatrix(matrix: TransitionMatrix): void {
  checkCounts(matrix)
  for (const [row, probabilities] of matrix.entries()) checkRow(probabilities, row)
}

/** Refuses probabilities that are negative or do not sum to 1. */
export function checkRow(probabilities: readonly number[], row: number): void {
  for (const value of probabilities) {
    if (!(value >= 0 && value <= 1 + rounding)) throw new StatsError('not-a-probability', { row, value })
  }
  const total = sum(probabilities)
  if (!(Math.abs(total - 1) <= rounding)) throw new StatsError('row-does-not-sum-to-one', { row, total })
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
