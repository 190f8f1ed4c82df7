import { StatsError } from '../stats-error.ts'
import { checkHistories, checkLengths, type FrequencyRecencyAge, inRow } from './frequency-recency-age.ts'

/**
 * {@link FrequencyRecencyAge} with what a model of rhythm needs beside: `logGaps`, the sum of the natural logarithms of
 * the times between a customer's purchases, the first purchase included, in the unit of recency and age; 0 where frequency
 * is 0. It enters the log-likelihood only linearly. So a row that stands for many customers holds the *mean* of their
 * sums, and rows need not be told apart by it.
 */
export interface FrequencyRecencyAgeGaps extends FrequencyRecencyAge {
  readonly logGaps: Float64Array
}

/** Times that were rounded leave so much per gap: 5 %, far less than the 1.9 by which the logarithms of days and weeks differ. */
const roundingPerGap = 0.05

/**
 * Refuses bad columns. Gaps that add up to the recency have the largest sum of logarithms when they are all equal, so a
 * sum above frequency · ln(recency / frequency) is that of other gaps, or of another unit of time.
 * @throws StatsError naming the first bad row (zero-based) and the rule it breaks
 */
export function checkGaps(data: FrequencyRecencyAgeGaps): void {
  checkLengths({ ...data })
  checkHistories(withoutGaps(data))
  const { frequency, recency, logGaps } = data
  for (let row = 0; row < logGaps.length; row++) {
    const [x, value] = [frequency[row], logGaps[row]]
    const most = x === 0 ? 0 : x * (Math.log(recency[row] / x) + roundingPerGap)
    if (value <= most && value > -Infinity && (x > 0 || value === 0)) continue
    inRow(row, () => {
      if (!Number.isFinite(value)) throw new StatsError('not-finite', { column: 'logGaps', value })
      throw new StatsError('gaps-beyond-recency', { column: 'logGaps', value, frequency: x, recency: recency[row] })
    })
  }
}

function withoutGaps({ frequency, recency, age, weight }: FrequencyRecencyAgeGaps): FrequencyRecencyAge {
  return { frequency, recency, age, weight }
}

/**
 * `logGaps` of one customer from the times of all purchases, the first one included, in order.
 * @throws StatsError not-positive when two purchases come at one time: purchases of one day count as one
 */
export function sumOfLogGaps(times: readonly number[]): number {
  let sum = 0
  for (let i = 1; i < times.length; i++) {
    const gap = times[i] - times[i - 1]
    if (!(gap > 0)) throw new StatsError('not-positive', { row: i, column: 'gap', value: gap })
    sum += Math.log(gap)
  }
  return sum
}
