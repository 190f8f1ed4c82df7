import { checkPositive } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { checkAmounts, largestFirst, type WeightedAmounts } from './weighted-amounts.ts'

export interface Concentration {
  /** Herfindahl-Hirschman index, Σ share²: 1/n when all are equal, 1 when one has all. */
  readonly herfindahl: number
  /** 1 ÷ Herfindahl: as concentrated as so many equal customers. */
  readonly effectiveCustomers: number
}

/**
 * How concentrated amounts are. Amounts below zero are left out: shares exist of what is earned only.
 * @throws StatsError when no amount is above zero
 */
export function concentration(amounts: WeightedAmounts): Concentration {
  const { amount, weight } = amounts
  const total = positiveTotal(amounts)
  let herfindahl = 0
  for (let row = 0; row < amount.length; row++) {
    if (amount[row] > 0) herfindahl += weight[row] * (amount[row] / total) ** 2
  }
  return { herfindahl, effectiveCustomers: 1 / herfindahl }
}

/**
 * What the k largest customers hold of everything above zero; a row with weight is cut where k ends.
 * @throws StatsError when k is not above zero or no amount is
 */
export function topShare(amounts: WeightedAmounts, k: number): number {
  checkPositive('k', k)
  const total = positiveTotal(amounts)
  let left = k
  let held = 0
  for (const row of largestFirst(amounts)) {
    if (left <= 0 || amounts.amount[row] <= 0) break
    const taken = Math.min(left, amounts.weight[row])
    held += taken * amounts.amount[row]
    left -= taken
  }
  return held / total
}

function positiveTotal(amounts: WeightedAmounts): number {
  checkAmounts(amounts, (column, value) => checkAmount(column, Math.abs(value)))
  let total = 0
  for (const [row, amount] of amounts.amount.entries()) if (amount > 0) total += amounts.weight[row] * amount
  if (total === 0) throw new StatsError('all-zero', { column: 'amount' })
  return total
}
