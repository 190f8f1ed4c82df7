import type { CrossTable } from './cross-table.ts'

/**
 * Adjusted Rand index of two partitions (Hubert & Arabie 1985, Journal of Classification 2): agreement over pairs of
 * customers, 1 when the partitions are the same, 0 on average when they are independent; may be below 0. 1 also where
 * both are trivial in the same way (all in one group, or everyone alone).
 */
export function adjustedRand({ counts, rowTotals, columnTotals, total }: CrossTable): number {
  const together = sumOfPairs(counts.flat())
  const inRows = sumOfPairs(rowTotals)
  const inColumns = sumOfPairs(columnTotals)
  const expected = total > 1 ? (inRows * inColumns) / pairs(total) : 0
  const most = (inRows + inColumns) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

function sumOfPairs(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + pairs(amount), 0)
}

function pairs(amount: number): number {
  return (amount * (amount - 1)) / 2
}
