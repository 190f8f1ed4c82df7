import { StatsError } from '../stats-error.ts'

/** An interval of values. */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/**
 * The interval that leaves out (1 − level)/2 of the values on either side, linear between the order statistics (Hyndman &
 * Fan 1996, The American Statistician 50(4), type 7).
 * @throws StatsError when there are no values or the level is not between 0 and 1
 */
export function percentileInterval(values: readonly number[], level: number): Interval {
  checkLevel(level)
  if (values.length === 0) throw new StatsError('no-rows')
  const sorted = values.toSorted((one, other) => one - other)
  return { lower: quantileOfSorted(sorted, (1 - level) / 2), upper: quantileOfSorted(sorted, (1 + level) / 2) }
}

/** Refuses a level of confidence that is not between 0 and 1. */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new StatsError('not-a-probability', { column: 'level', value: level })
}

function quantileOfSorted(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below] + (at - below) * (sorted[above] - sorted[below])
}
