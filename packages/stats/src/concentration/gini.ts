import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { checkAmounts, largestFirst, type WeightedAmounts } from './weighted-amounts.ts'

/**
 * The Gini coefficient, G = 2 Σ i·x₍ᵢ₎/(n Σ x) − (n+1)/n: 0 when all have the same, (n−1)/n when one has all. Only for
 * amounts that are not negative; with losses quote the peak of the whale curve.
 * @throws StatsError when an amount is negative or all are zero
 */
export function gini(amounts: WeightedAmounts): number {
  const customers = checkAmounts(amounts, checkAmount)
  const { amount, weight } = amounts
  let total = 0
  let area = 0
  for (const row of largestFirst(amounts).reverse()) {
    const next = total + weight[row] * amount[row]
    area += weight[row] * (total + next)
    total = next
  }
  if (total === 0) throw new StatsError('all-zero', { column: 'amount' })
  return 1 - area / (customers * total)
}
