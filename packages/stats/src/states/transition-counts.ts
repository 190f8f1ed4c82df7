import { checkAmount, checkLengths, inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/**
 * Position [i][j]: how many customers were in state i at one date and in state j at the next. States are numbered from 0
 * and mean the same at both dates: the same definitions and the same cut points.
 */
export type TransitionCounts = readonly (readonly number[])[]

/** Moves as columns of equal length: the states before and after, and how many customers made the move. */
export interface Moves {
  readonly from: Float64Array
  readonly to: Float64Array
  readonly weight: Float64Array
}

/** The same with the state one date earlier still. */
export interface Paths extends Moves {
  readonly before: Float64Array
}

/**
 * Counts moves between `states` states.
 * @throws StatsError naming the first row (zero-based) with an unknown state or a broken weight
 */
export function countTransitions({ from, to, weight }: Moves, states: number): number[][] {
  checkMoves({ from, to, weight }, states)
  const counts = zeros(states)
  for (let row = 0; row < weight.length; row++) counts[from[row]][to[row]] += weight[row]
  return counts
}

/**
 * Counts paths over three dates: position [h][i][j] holds those who were in h, then in i, then in j.
 * @throws StatsError as {@link countTransitions}
 */
export function countPaths({ before, from, to, weight }: Paths, states: number): number[][][] {
  checkMoves({ before, from, to, weight }, states)
  const counts = Array.from({ length: states }, () => zeros(states))
  for (let row = 0; row < weight.length; row++) counts[before[row]][from[row]][to[row]] += weight[row]
  return counts
}

/**
 * Refuses counts that are not square, not finite or negative.
 * @throws StatsError naming the state whose row is bad
 */
export function checkCounts(counts: TransitionCounts): void {
  if (counts.length === 0) throw new StatsError('no-rows')
  for (const [row, values] of counts.entries()) {
    if (values.length !== counts.length) throw new StatsError('not-square', { row, values: values.length })
    for (const value of values) inRow(row, () => checkAmount('count', value))
  }
}

function checkMoves({ weight, ...states }: Moves | Paths, count: number): void {
  checkLengths({ weight, ...states })
  for (let row = 0; row < weight.length; row++) {
    inRow(row, () => {
      for (const [column, values] of Object.entries(states)) checkState({ column, value: values[row] }, count)
      checkAmount('weight', weight[row])
    })
  }
}

function checkState(at: { column: string; value: number }, count: number): void {
  if (!(Number.isInteger(at.value) && at.value >= 0 && at.value < count)) throw new StatsError('unknown-state', at)
}

function zeros(size: number): number[][] {
  return Array.from({ length: size }, () => new Array<number>(size).fill(0))
}
