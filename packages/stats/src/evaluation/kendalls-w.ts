import { logChiSquareSurvival } from '../numeric/log-survival.ts'
import { StatsError } from '../stats-error.ts'

/** Agreement of several raters over the same objects. */
export interface Concordance {
  /** From 0, no agreement, to 1, the same order for all. Null when every rater gives all objects the same rating. */
  readonly w: number | null
  /** Friedman's χ² = m (n − 1) W with n − 1 degrees of freedom, and its p-value; good from about 8 objects on. */
  readonly chiSquare: number | null
  readonly pValue: number | null
  readonly raters: number
  /** Objects that everyone has rated: only those are compared. */
  readonly objects: number
}

/**
 * Kendall's W with the correction for ties (Kendall & Babington Smith 1939; Siegel & Castellan 1988, sec. 9.7):
 * W = 12 S / (m² (n³ − n) − m T). One column per rater, one row per object; NaN where not rated. Objects that lack a
 * rating are left out, not filled in; `objects` says how many were compared.
 * @throws StatsError when columns differ in length, or fewer than two raters or fully rated objects are left
 */
export function kendallsW(ratings: readonly Float64Array[]): Concordance {
  const complete = fullyRated(ratings)
  const m = complete.length
  const n = complete[0].length
  const ranked = complete.map(averageRanks)
  const sums = Array.from({ length: n }, (_, object) => ranked.reduce((sum, ranks) => sum + ranks[object], 0))
  const mean = (m * (n + 1)) / 2
  const squares = sums.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const ties = complete.reduce((sum, column) => sum + tieCorrection(column), 0)
  const most = m * m * (n ** 3 - n) - m * ties
  if (most === 0) return { w: null, chiSquare: null, pValue: null, raters: m, objects: n }
  const w = (12 * squares) / most
  const chiSquare = m * (n - 1) * w
  return { w, chiSquare, pValue: Math.exp(logChiSquareSurvival(chiSquare, n - 1)), raters: m, objects: n }
}

function fullyRated(ratings: readonly Float64Array[]): Float64Array[] {
  if (ratings.length < 2)
    throw new StatsError('option-out-of-range', { option: 'raters', value: ratings.length, least: 2 })
  const lengths = ratings.map(({ length }) => length)
  if (lengths.some((length) => length !== lengths[0])) {
    throw new StatsError('columns-differ-in-length', { lengths: lengths.join(', ') })
  }
  const complete = ratings.map((column) =>
    column.filter((_, row) => ratings.every((other) => Number.isFinite(other[row]))),
  )
  if (complete[0].length < 2) throw new StatsError('too-few-distinct-rows', { needed: 2, found: complete[0].length })
  return complete
}

/** Ranks from 1; equal values share the mean of the ranks that they take up. */
function averageRanks(column: Float64Array): Float64Array {
  return column.map((value) => {
    let below = 0
    let equal = 0
    for (const other of column) {
      if (other < value) below++
      else if (other === value) equal++
    }
    return below + (equal + 1) / 2
  })
}

/** Σ (t³ − t) over the sets of t equal values, each value adding its part of the set. */
function tieCorrection(column: Float64Array): number {
  return column.reduce((sum, value) => sum + column.filter((other) => other === value).length ** 2 - 1, 0)
}
