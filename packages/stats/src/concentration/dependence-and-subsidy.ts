import { checkFinite } from '../checks.ts'
import { checkAmounts, largestFirst, type WeightedAmounts } from './weighted-amounts.ts'

/** On how few a base depends, and how much of what they earn others lose again. */
export interface DependenceAndSubsidy {
  /** Share of the peak that the most profitable `top` of the customers earn. */
  readonly dependence: number
  /** Share of the peak that loss-makers lose again; above 1 where they lose more than the others earn. */
  readonly subsidy: number
}

/**
 * The two sides of van Raaij's diagnosis of a customer base (van Raaij 2005, Marketing Intelligence & Planning 23(4),
 * 372-381), both as shares of the peak of the whale curve, which exists in a base without profit too. `top` is a share of
 * the customers (a fifth unless told); a row with weight is cut where it ends. Null where nobody earns anything.
 * @throws StatsError when a profit is not finite or no customer is there
 */
export function dependenceAndSubsidy(profits: WeightedAmounts, top = 0.2): DependenceAndSubsidy | null {
  const customers = checkAmounts(profits, checkFinite)
  const { amount, weight } = profits
  const sums = { peak: 0, losses: 0, top: 0 }
  let left = top * customers
  for (const row of largestFirst(profits)) {
    if (amount[row] > 0) {
      const taken = Math.min(left, weight[row])
      sums.top += taken * amount[row]
      sums.peak += weight[row] * amount[row]
      left -= taken
    } else {
      sums.losses -= weight[row] * amount[row]
    }
  }
  return sums.peak > 0 ? { dependence: sums.top / sums.peak, subsidy: sums.losses / sums.peak } : null
}
