import { inRow } from './lifetime/frequency-recency-age.ts'
import { StatsError } from './stats-error.ts'

/** Refuses NaN and infinities. */
export function checkFinite(column: string, value: number): void {
  if (!Number.isFinite(value)) throw new StatsError('not-finite', { column, value })
}

/** Refuses what is not finite or not above zero. */
export function checkPositive(column: string, value: number): void {
  checkFinite(column, value)
  if (value <= 0) throw new StatsError('not-positive', { column, value })
}

/** Refuses what is not from 0 to 1, both included. */
export function checkShare(column: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new StatsError('not-a-probability', { column, value })
}

/** Refuses a confidence level that is not strictly between 0 and 1. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new StatsError('not-a-probability', { column: 'level', value: level })
}

/** Applies a check to each value of a column; the error names the row. */
export function checkEach(
  column: string,
  values: ArrayLike<number>,
  check: (column: string, value: number) => void,
): void {
  for (let row = 0; row < values.length; row++) inRow(row, () => check(column, values[row]))
}

/** Refuses lists that must go together and do not. */
export function checkSameLength(one: ArrayLike<unknown>, other: ArrayLike<unknown>): void {
  if (one.length !== other.length) {
    throw new StatsError('columns-differ-in-length', { lengths: `${one.length}, ${other.length}` })
  }
}

/** Refuses shares that are negative or do not add up to one within 1e-9. */
export function checkWeights(column: string, weights: ArrayLike<number>): void {
  let total = 0
  for (let row = 0; row < weights.length; row++) {
    inRow(row, () => checkShare(column, weights[row]))
    total += weights[row]
  }
  if (Math.abs(total - 1) > 1e-9) throw new StatsError('weights-do-not-sum', { column, total })
}
