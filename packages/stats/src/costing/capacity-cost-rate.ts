import { checkPositive, checkShare } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'

/** Practical capacity as a share of theoretical capacity (Kaplan & Anderson 2004: 0.80 to 0.85 for people). */
export function practicalCapacity(theoretical: number, share: number): number {
  checkPositive('theoretical', theoretical)
  checkShare('share', share)
  return theoretical * share
}

/**
 * What a unit of time costs: cost of the capacity supplied ÷ practical capacity.
 * @throws StatsError when the capacity is not above zero or the cost is negative
 */
export function capacityCostRate(cost: number, capacity: number): number {
  checkAmount('cost', cost)
  checkPositive('capacity', capacity)
  return cost / capacity
}
