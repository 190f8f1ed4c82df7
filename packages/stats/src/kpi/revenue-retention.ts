import { checkEach } from '../checks.ts'
import { checkAmount, checkLengths } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { type Estimate, normalInterval } from './interval.ts'

/** Revenue of the customers of the start of a period, then and now (0 for who left); not of new customers. */
export interface RevenueOfSameCustomers {
  readonly before: Float64Array
  readonly after: Float64Array
}

export interface RevenueRetention {
  /** Net revenue retention, Σ after ÷ Σ before, with expansion: may exceed 1. */
  readonly net: Estimate
  /** Gross revenue retention, Σ min(after, before) ÷ Σ before: at most 1. */
  readonly gross: Estimate
}

/**
 * Net and gross revenue retention with intervals of the ratio estimator: se² = n/(n−1) Σ(y − Rx)²/(Σx)² (Cochran 1977,
 * Sampling Techniques, 6.4). The gross rate's interval ends at 1. Survivors only: customers who left count with 0.
 * @throws StatsError when a revenue is negative or all of the start's are zero
 */
export function revenueRetention(revenue: RevenueOfSameCustomers, level = 0.95): RevenueRetention {
  const { before, after } = revenue
  checkLengths({ before, after })
  checkEach('before', before, checkAmount)
  checkEach('after', after, checkAmount)
  const kept = after.map((value, i) => Math.min(value, before[i]))
  const gross = ratio(kept, before, level)
  return { net: ratio(after, before, level), gross: { ...gross, upper: Math.min(1, gross.upper) } }
}

function ratio(above: Float64Array, below: Float64Array, level: number): Estimate {
  const total = below.reduce((sum, value) => sum + value, 0)
  if (total === 0) throw new StatsError('all-zero', { column: 'before' })
  const value = above.reduce((sum, amount) => sum + amount, 0) / total
  const squares = above.reduce((sum, amount, i) => sum + (amount - value * below[i]) ** 2, 0)
  const n = above.length
  const standardError = n > 1 ? Math.sqrt((n / (n - 1)) * squares) / total : 0
  const interval = normalInterval(value, standardError, level)
  return { ...interval, lower: Math.max(0, interval.lower) }
}
