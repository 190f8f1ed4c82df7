import gammainc from '@stdlib/math-base-special-gammainc'
import { StatsError } from '../stats-error.ts'

export interface ChiSquareTest {
  readonly statistic: number
  readonly degreesOfFreedom: number
  /** The probability of so large a statistic or a larger one, if the rows do not differ. */
  readonly pValue: number
  /** The smallest count that was expected; below about 5 the p-value is not to be relied on. */
  readonly smallestExpected: number
}

/**
 * Whether the rows of each table come from one distribution over the columns: Pearson's Σ (n − e)²/e over all tables,
 * with (rows − 1)(columns − 1) degrees of freedom each. Rows and columns without customers do not count.
 * @throws StatsError nothing-to-compare when no table has two rows and two columns
 */
export function homogeneity(tables: readonly (readonly (readonly number[])[])[]): ChiSquareTest {
  const parts = tables.map(chiSquare)
  const statistic = parts.reduce((sum, part) => sum + part.statistic, 0)
  const degreesOfFreedom = parts.reduce((sum, part) => sum + part.degreesOfFreedom, 0)
  if (degreesOfFreedom === 0) throw new StatsError('nothing-to-compare')
  const pValue = gammainc(statistic / 2, degreesOfFreedom / 2, true, true)
  const compared = parts.filter((part) => part.degreesOfFreedom > 0)
  return { statistic, degreesOfFreedom, pValue, smallestExpected: Math.min(...compared.map((part) => part.smallest)) }
}

function chiSquare(table: readonly (readonly number[])[]) {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + row[j], 0))
  const total = rows.reduce((sum, count) => sum + count, 0)
  let statistic = 0
  let smallest = Infinity
  for (const [i, row] of table.entries()) {
    for (const [j, count] of row.entries()) {
      const expected = total === 0 ? 0 : (rows[i] * columns[j]) / total
      if (expected === 0) continue
      statistic += (count - expected) ** 2 / expected
      smallest = Math.min(smallest, expected)
    }
  }
  const free = (totals: readonly number[]) => Math.max(0, totals.filter((count) => count > 0).length - 1)
  return { statistic, degreesOfFreedom: free(rows) * free(columns), smallest }
}
