import { checkEach, checkFinite, checkPositive, checkShare } from '../checks.ts'
import { checkAmount, checkLengths } from '../lifetime/frequency-recency-age.ts'
import { type Estimate, normalInterval } from './interval.ts'

/** Revenue per customer, and the probability that the customer is lost. */
export interface RevenueAndLoss {
  readonly revenue: Float64Array
  readonly lossProbability: Float64Array
}

/**
 * Revenue at risk, the first reading of RAR: Σ revenueᵢ · P(lossᵢ). The interval is of the loss that comes out, when
 * customers leave independently: variance Σ revenueᵢ² pᵢ(1 − pᵢ), normal. It is too short when they leave together.
 * @throws StatsError when a revenue is negative or a probability is none
 */
export function revenueAtRisk({ revenue, lossProbability }: RevenueAndLoss, level = 0.95): Estimate {
  checkLengths({ revenue, lossProbability })
  checkEach('revenue', revenue, checkAmount)
  checkEach('lossProbability', lossProbability, checkShare)
  let expected = 0
  let variance = 0
  for (const [i, p] of lossProbability.entries()) {
    expected += revenue[i] * p
    variance += revenue[i] ** 2 * p * (1 - p)
  }
  const { value, lower, upper } = normalInterval(expected, Math.sqrt(variance), level)
  const most = revenue.reduce((sum, amount) => sum + amount, 0)
  return { value, lower: Math.max(0, lower), upper: Math.min(most, upper) }
}

/**
 * Risk-adjusted return, the second reading: contribution ÷ what is put at risk for it (capital employed, or the
 * standard deviation of the contribution). Say which.
 * @throws StatsError when the risk is not above zero
 */
export function riskAdjustedReturn(contribution: number, risk: number): number {
  checkFinite('contribution', contribution)
  checkPositive('risk', risk)
  return contribution / risk
}

/** Risk-adjusted revenue, the third reading: revenue less expected loss. */
export function riskAdjustedRevenue(revenue: number, expectedLoss: number): number {
  checkFinite('revenue', revenue)
  checkAmount('expectedLoss', expectedLoss)
  return revenue - expectedLoss
}
