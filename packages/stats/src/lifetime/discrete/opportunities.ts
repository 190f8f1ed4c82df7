import { StatsError } from '../../stats-error.ts'
import {
  type CustomerHistory,
  checkCount,
  checkCustomer,
  checkHistories,
  type FrequencyRecencyAge,
  inRow,
} from '../frequency-recency-age.ts'

/** More than days in a long life: a larger number is in the wrong unit. */
const mostOpportunities = 100_000

/**
 * Refuses columns that are no histories of opportunities, such as years in which one may donate or not:
 * - frequency: opportunities that were used (x), of those after the first purchase
 * - recency: the number of the last one used (t_x), 0 where none was
 * - age: how many opportunities there were (n)
 * All are whole, and x ≤ t_x ≤ n.
 * @throws StatsError naming the first bad row (zero-based) and the rule it breaks
 */
export function checkOpportunities(data: FrequencyRecencyAge): void {
  checkHistories(data)
  const { frequency, recency, age } = data
  for (let row = 0; row < age.length; row++) {
    inRow(row, () => checkWhole({ frequency: frequency[row], recency: recency[row], age: age[row] }))
  }
}

/**
 * Refuses a customer's history in opportunities; n may be 0.
 * @throws StatsError naming the rule
 */
export function checkOpportunityHistory(history: CustomerHistory): void {
  checkCustomer(history)
  checkWhole(history)
}

/** Refuses a number of opportunities that is not whole from 0, or that no customer lives to see. */
export function checkOpportunityCount(column: string, count: number): void {
  checkCount(column, count)
  if (count > mostOpportunities) throw new StatsError('too-many-periods', { most: mostOpportunities, [column]: count })
}

function checkWhole({ frequency, recency, age }: CustomerHistory): void {
  checkCount('recency', recency)
  checkOpportunityCount('age', age)
  if (frequency > recency) throw new StatsError('frequency-beyond-recency', { frequency, recency })
}
