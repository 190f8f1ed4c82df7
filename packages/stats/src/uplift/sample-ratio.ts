import { checkEach, checkSameLength, checkWeights } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { logChiSquareSurvival } from '../numeric/log-survival.ts'
import { StatsError } from '../stats-error.ts'

export interface SampleRatio {
  readonly statistic: number
  readonly degreesOfFreedom: number
  /** The probability of counts as far from the shares as these, or further, if people were drawn by the shares. */
  readonly pValue: number
}

/**
 * Whether people landed on the sides of an experiment as they were to be drawn: Pearson's Σ (n − e)²/e against the shares.
 * A small p-value says that the draw, or the record of it, is not what it is taken for, and no effect is to be believed
 * before that is explained (Fabijan et al. 2019, Diagnosing sample ratio mismatch).
 * @param counts people on each side
 * @param shares what each side was to get, above 0, adding up to 1
 * @throws StatsError when lists differ in length, shares do not add up to 1 or are 0, or there are no people on two sides
 */
export function sampleRatio(counts: readonly number[], shares: readonly number[]): SampleRatio {
  checkSameLength(counts, shares)
  checkEach('count', counts, checkAmount)
  checkWeights('share', shares)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (counts.length < 2 || total === 0) throw new StatsError('nothing-to-compare')
  const statistic = counts.reduce((sum, count, side) => {
    const expected = total * shares[side]
    if (expected === 0) throw new StatsError('not-positive', { column: 'share', row: side, value: 0 })
    return sum + (count - expected) ** 2 / expected
  }, 0)
  const degreesOfFreedom = counts.length - 1
  return { statistic, degreesOfFreedom, pValue: Math.exp(logChiSquareSurvival(statistic, degreesOfFreedom)) }
}
