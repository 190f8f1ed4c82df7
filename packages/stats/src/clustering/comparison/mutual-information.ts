import type { CrossTable } from './cross-table.ts'

/**
 * Normalised mutual information of two partitions: what one tells of the other, over the mean of their entropies
 * (Strehl & Ghosh 2002 name the choices of mean; this is the arithmetic one). From 0, independent, to 1, the same.
 * 1 where both have a single group. It is not corrected for chance: many small groups raise it; compare by the
 * adjusted Rand index first.
 */
export function normalisedMutualInformation({ counts, rowTotals, columnTotals, total }: CrossTable): number {
  const mean = (entropy(rowTotals, total) + entropy(columnTotals, total)) / 2
  if (mean === 0) return 1
  const information = counts.reduce(
    (sum, row, i) =>
      sum +
      row.reduce((part, count, j) => {
        const ratio = (count * total) / (rowTotals[i] * columnTotals[j])
        return count > 0 ? part + (count / total) * Math.log(ratio) : part
      }, 0),
    0,
  )
  return Math.min(1, Math.max(0, information / mean))
}

function entropy(amounts: readonly number[], total: number): number {
  return amounts.reduce((sum, amount) => (amount > 0 ? sum - (amount / total) * Math.log(amount / total) : sum), 0)
}
