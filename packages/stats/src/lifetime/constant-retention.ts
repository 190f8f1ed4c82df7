import { StatsError } from '../stats-error.ts'
import { checkAmount, checkCount } from './frequency-recency-age.ts'

/** A customer of whom nothing is known but one retention rate, the same in every period. */
export interface ConstantRetention {
  /** Probability to stay from one period to the next, 0 to 1. */
  readonly retention: number
  /** Per period, from 0. */
  readonly discountRate: number
  /** Periods after this one that count, whole; all unless told. */
  readonly horizon?: number
}

/**
 * Lifetime value as a multiple of the margin per period, when the first margin comes one period ahead and only if the
 * customer stays: Σ_{t=1}^{H} [r/(1+d)]^t, without horizon r/(1+d−r) (Gupta & Lehmann 2003, J. Interactive Marketing
 * 17(1)).
 * A mixed base is worth more than this says at its average rate: its rate rises with tenure (Fader & Hardie 2010).
 * @throws StatsError not-a-probability, negative or not-whole for an argument; never-ends at r = 1, d = 0 without horizon
 */
export function multipleFirstMarginAhead({ retention, discountRate, horizon }: ConstantRetention): number {
  checkShare(retention)
  checkAmount('discountRate', discountRate)
  const short = 1 + discountRate - retention
  if (horizon === undefined) {
    if (short === 0) throw new StatsError('never-ends', { retention, discountRate })
    return retention / short
  }
  checkCount('horizon', horizon)
  if (retention === 0) return 0
  if (short === 0) return horizon
  return (retention / short) * -Math.expm1(horizon * Math.log(retention / (1 + discountRate)))
}

/**
 * The same when the first margin comes at once and is certain: 1 more, without horizon (1+d)/(1+d−r).
 * @throws StatsError as {@link multipleFirstMarginAhead}
 */
export function multipleFirstMarginNow(constant: ConstantRetention): number {
  return 1 + multipleFirstMarginAhead(constant)
}

/**
 * Expected periods until a customer leaves, the present one included: 1/(1−r). One over churn is a lifetime only here,
 * where churn is the same at every tenure.
 * @throws StatsError not-a-probability, or never-ends at r = 1
 */
export function expectedLifetimeAtConstantRetention(retention: number): number {
  checkShare(retention)
  if (retention === 1) throw new StatsError('never-ends', { retention })
  return 1 / (1 - retention)
}

function checkShare(retention: number): void {
  if (!Number.isFinite(retention)) throw new StatsError('not-finite', { column: 'retention', value: retention })
  if (!(retention >= 0 && retention <= 1))
    throw new StatsError('not-a-probability', { column: 'retention', value: retention })
}
