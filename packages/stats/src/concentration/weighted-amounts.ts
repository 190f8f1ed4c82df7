import { checkEach } from '../checks.ts'
import { checkAmount, checkLengths } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** Amounts per customer; one row may stand for many customers through its weight. Both columns of one length. */
export interface WeightedAmounts {
  readonly amount: Float64Array
  readonly weight: Float64Array
}

/**
 * Refuses bad columns; returns the number of customers.
 * @throws StatsError naming the first bad row, or that no customer is there
 */
export function checkAmounts(
  { amount, weight }: WeightedAmounts,
  checkValue: (column: string, value: number) => void,
): number {
  checkLengths({ amount, weight })
  checkEach('amount', amount, checkValue)
  checkEach('weight', weight, checkAmount)
  const customers = weight.reduce((sum, value) => sum + value, 0)
  if (customers === 0) throw new StatsError('all-zero', { column: 'weight' })
  return customers
}

/** Row numbers, the largest amount first. */
export function largestFirst({ amount }: WeightedAmounts): Uint32Array {
  return Uint32Array.from(amount.keys()).sort((a, b) => amount[b] - amount[a])
}
