import { checkFinite, checkShare } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'

/** What a win-back asks for and may bring. */
export interface WinBack {
  /** Probability that the customer comes back if approached, and if left alone. */
  readonly probability: number
  readonly naturalProbability: number
  /** Lifetime value after coming back, in money: not that of the first life. */
  readonly value: number
  /** Cost of the approach, paid for everybody, and of the incentive, paid to who comes back. */
  readonly approachCost: number
  readonly incentiveCost: number
}

/**
 * What winning a customer back is worth: second lifetime value (Stauss & Friege 1999, J. Service Research 1(4),
 * 347-361; Thomas, Blattberg & Fox 2004, J. Marketing Research 41(1)) times the probability that is added, less cost:
 * (p − p₀) V − p · incentive − approach. Above zero: try.
 * @throws StatsError when a probability is none or a cost is negative
 */
export function winBackValue(winBack: WinBack): number {
  const { probability, naturalProbability, value, approachCost, incentiveCost } = winBack
  checkShare('probability', probability)
  checkShare('naturalProbability', naturalProbability)
  checkFinite('value', value)
  checkAmount('approachCost', approachCost)
  checkAmount('incentiveCost', incentiveCost)
  return (probability - naturalProbability) * value - probability * incentiveCost - approachCost
}

/**
 * The probability that an approach has to add so that it pays, from {@link winBackValue} = 0; null where the incentive
 * takes all that a second lifetime is worth.
 * @throws StatsError as {@link winBackValue} does
 */
export function winBackBreakEven(winBack: Omit<WinBack, 'probability'>): number | null {
  const { naturalProbability, value, approachCost, incentiveCost } = winBack
  winBackValue({ ...winBack, probability: naturalProbability })
  const left = value - incentiveCost
  return left > 0 ? (approachCost + naturalProbability * incentiveCost) / left : null
}
