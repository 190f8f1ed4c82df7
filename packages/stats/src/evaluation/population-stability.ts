import { checkAmount, inRow } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/** The usual reading (a rule of thumb of credit scoring): below 0.1, to 0.25, above. */
export type StabilityReading = 'stable' | 'watch' | 'act'

export interface PopulationStability {
  readonly index: number
  readonly reading: StabilityReading
  /** What each cell adds to the index. */
  readonly parts: readonly number[]
  /** Cells that are empty on one side only; they were counted with a share of {@link leastShare} there. */
  readonly emptyCells: readonly number[]
}

/** In place of a share of zero, whose logarithm is infinite (a common practice; it makes such a cell count much). */
export const leastShare = 1e-4

/**
 * Population stability index Σ (a − e) ln(a / e) of two distributions over the same cells, such as group sizes at two
 * dates, given as counts or shares (Siddiqi 2006, Credit Risk Scorecards, ch. 9). Not symmetric in its reading, but in
 * its value: exchanging the two gives the same index.
 * @throws StatsError when they differ in length, an amount is negative or not finite, or all are zero
 */
export function populationStability(expected: Float64Array, actual: Float64Array): PopulationStability {
  if (expected.length !== actual.length) {
    throw new StatsError('columns-differ-in-length', { lengths: [expected.length, actual.length].join(', ') })
  }
  const before = shares('expected', expected)
  const after = shares('actual', actual)
  const parts = Array.from(before, (share, cell) => partOf(share, after[cell]))
  const index = parts.reduce((sum, part) => sum + part, 0)
  const emptyCells = parts.flatMap((_, cell) => ((before[cell] === 0) !== (after[cell] === 0) ? [cell] : []))
  return { index, reading: readingOf(index), parts, emptyCells }
}

function partOf(expected: number, actual: number): number {
  if (expected === actual) return 0
  const e = Math.max(expected, leastShare)
  const a = Math.max(actual, leastShare)
  return (a - e) * Math.log(a / e)
}

function shares(column: string, amounts: Float64Array): Float64Array {
  for (const [row, amount] of amounts.entries()) inRow(row, () => checkAmount(column, amount))
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  if (total === 0) throw new StatsError('not-positive', { column, value: total })
  return amounts.map((amount) => amount / total)
}

function readingOf(index: number): StabilityReading {
  if (index < 0.1) return 'stable'
  return index <= 0.25 ? 'watch' : 'act'
}
