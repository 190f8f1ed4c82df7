import { checkAmount, inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** How many of how many did something in one period. */
export interface PeriodCount {
  readonly count: number
  readonly of: number
}

/** What a new period would bring if it were like those before. */
export interface UsualCount {
  readonly expected: number
  /** Limits of three standard deviations; whole counts outside of them stand out. */
  readonly lower: number
  readonly upper: number
}

/** Mean moving range of two normal values in standard deviations. */
const movingRange = 1.128

/** Control limits are set at three standard deviations since Shewhart (1931). */
const deviations = 3

/**
 * The p′-chart (Laney 2002, Quality Engineering 14(4)): the rate of the periods before, ± 3 standard deviations, which are
 * those of chance alone times how much more the rates moved from period to period than chance would move them, never
 * less than once. The limits of a plain p-chart would alarm each month where there are many customers.
 * @param before earlier periods, oldest first, at least two of them with someone in them
 * @throws StatsError when a count is negative, not finite or beyond its base, or periods are too few
 */
export function usualCount(before: readonly PeriodCount[], of: number): UsualCount {
  for (const [row, period] of [...before, { count: 0, of }].entries()) inRow(row, () => checkPeriod(period))
  const periods = before.filter((period) => period.of > 0)
  if (periods.length < 2) throw new StatsError('too-few-periods', { needed: 2, found: periods.length })
  const rate = sum(periods.map(({ count }) => count)) / sum(periods.map((period) => period.of))
  const chance = (base: number) => Math.sqrt((rate * (1 - rate)) / base)
  const scores = periods.map((period) =>
    rate > 0 && rate < 1 ? (period.count / period.of - rate) / chance(period.of) : 0,
  )
  const ranges = scores.slice(1).map((score, at) => Math.abs(score - scores[at]))
  const between = Math.max(1, sum(ranges) / ranges.length / movingRange)
  const half = of === 0 ? 0 : deviations * between * chance(of) * of
  return { expected: rate * of, lower: Math.max(0, rate * of - half), upper: Math.min(of, rate * of + half) }
}

function checkPeriod({ count, of }: PeriodCount): void {
  checkAmount('count', count)
  checkAmount('of', of)
  if (count > of) throw new StatsError('not-a-probability', { column: 'count', value: count / of })
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
