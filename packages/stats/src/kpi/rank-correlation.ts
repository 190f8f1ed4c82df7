import { StatsError } from '../stats-error.ts'
import { type Estimate, normalMultiplier } from './interval.ts'

/**
 * Spearman's rank correlation with an interval on Fisher's scale: atanh r ± z · 1.03/√(n − 3), where the variance of
 * ranks is 1.06/(n − 3) (Fieller, Hartley & Pearson 1957, Biometrika 44).
 * @param correlation Pearson's correlation of the ranks, -1 to 1
 * @param n pairs, more than three
 * @throws StatsError too-few-customers up to three pairs, required-beyond-limit for a correlation beyond 1
 */
export function rankCorrelation(correlation: number, n: number, level = 0.95): Estimate {
  if (!(n > 3)) throw new StatsError('too-few-customers', { needed: 4, found: n })
  if (!(Math.abs(correlation) <= 1)) {
    throw new StatsError('required-beyond-limit', { column: 'correlation', value: correlation })
  }
  const half = normalMultiplier(level) * Math.sqrt(1.06 / (n - 3))
  const centre = Math.atanh(correlation)
  return { value: correlation, lower: Math.tanh(centre - half), upper: Math.tanh(centre + half) }
}
