import { checkPositive, checkShare } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** What a price cut is expected to do. Shares are 0..1. */
export interface DiscountTerms {
  readonly rate: number
  /** Sales without the discount, in money. */
  readonly baselineSales: number
  /** Margin on sales without the discount. */
  readonly marginRate: number
  /** How much more is bought, as a share of what is bought without it. */
  readonly expectedUplift: number
}

export interface DiscountGain {
  /** Margin of what is bought in addition, at the lower price. */
  readonly gain: number
  /** Given away on what would have been bought anyway. */
  readonly subsidy: number
  readonly net: number
  /** Uplift at which gain and subsidy are equal; null where the discount takes the whole margin. */
  readonly breakEvenUplift: number | null
}

/**
 * Whether a price cut pays. Of sales S with margin m, a discount d and an uplift u in volume turn the margin m·S into
 * (m − d)(1 + u)·S: a gain of u(m − d)·S against a subsidy of d·S. They are equal at u = d ÷ (m − d), the break-even
 * sales change of a price cut (Nagle & Müller, The Strategy and Tactics of Pricing, chapter on financial analysis).
 * Cost per unit and the price of everything else are taken as unchanged.
 * @throws StatsError when a value is no share, negative or not finite
 */
export function discountGain({ rate, baselineSales, marginRate, expectedUplift }: DiscountTerms): DiscountGain {
  checkShare('rate', rate)
  checkShare('marginRate', marginRate)
  checkPositive('marginRate', marginRate)
  checkAmount('baselineSales', baselineSales)
  checkAmount('expectedUplift', expectedUplift)
  if (rate === 1) throw new StatsError('not-a-probability', { column: 'rate', value: rate })
  const left = marginRate - rate
  const gain = expectedUplift * left * baselineSales
  const subsidy = rate * baselineSales
  return { gain, subsidy, net: gain - subsidy, breakEvenUplift: left > 0 ? rate / left : null }
}
