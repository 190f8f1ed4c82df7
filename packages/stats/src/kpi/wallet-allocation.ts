import { checkEach, checkFinite } from '../checks.ts'
import { StatsError } from '../stats-error.ts'

/**
 * Share of wallet by rank, the Wallet Allocation Rule: (1 − rank/(n + 1)) · 2/n for n brands that the customer uses
 * (Keiningham et al. 2011, Harvard Business Review 89(10)). Brands with equal ratings share their mean rank. Shares
 * add up to 1.
 * @param ratings the customer's satisfaction with each brand used; higher is better
 * @throws StatsError when no brand is rated
 */
export function walletShares(ratings: readonly number[]): number[] {
  if (ratings.length === 0) throw new StatsError('no-rows')
  checkEach('ratings', ratings, checkFinite)
  const n = ratings.length
  return meanRanks(ratings).map((rank) => (1 - rank / (n + 1)) * (2 / n))
}

/** Ranks from 1 for the highest; equals share the mean of their places. */
function meanRanks(ratings: readonly number[]): number[] {
  return ratings.map((rating) => {
    const above = ratings.filter((other) => other > rating).length
    const equal = ratings.filter((other) => other === rating).length
    return above + (equal + 1) / 2
  })
}
