import { checkFinite } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'

/**
 * What a database adds up over those contacted, or those held out: outcomes y with weights w, one over the chance of
 * being on this side. Where everybody had the same chance all weights may be 1, {@link unweighted}.
 */
export interface SideSums {
  /** How many they are. */
  readonly n: number
  /** Σ w and Σ w y. */
  readonly weight: number
  readonly sum: number
  /** Σ w², Σ w² y and Σ w² y². */
  readonly weightSquares: number
  readonly squareWeightedSum: number
  readonly squares: number
}

/** Sums of outcomes that all weigh the same: how many, Σ y and Σ y². */
export const unweighted = (n: number, sum: number, squares: number): SideSums => ({
  n,
  weight: n,
  sum,
  weightSquares: n,
  squareWeightedSum: sum,
  squares,
})

export const nobody: SideSums = unweighted(0, 0, 0)

/** Sums over two sets of people together. */
export const together = (one: SideSums, other: SideSums): SideSums => ({
  n: one.n + other.n,
  weight: one.weight + other.weight,
  sum: one.sum + other.sum,
  weightSquares: one.weightSquares + other.weightSquares,
  squareWeightedSum: one.squareWeightedSum + other.squareWeightedSum,
  squares: one.squares + other.squares,
})

export interface SideMean {
  readonly mean: number
  /** Of the mean, not of an outcome. */
  readonly variance: number
}

/**
 * The weighted mean Σ w y ÷ Σ w (Hájek 1971) and its variance, n/(n−1) Σ w² (y − ȳ)² ÷ (Σ w)²: with equal weights s²/n.
 * Squares that cancel leave no more than rounding, which may fall below zero.
 * @throws StatsError too-few-customers where there are fewer than two, who tell of no variance
 */
export function sideMean(side: SideSums): SideMean {
  checkAmount('n', side.n)
  for (const [column, value] of Object.entries(side)) checkFinite(column, value)
  if (side.n < 2) throw new StatsError('too-few-customers', { customers: side.n })
  const mean = side.sum / side.weight
  const spread = side.squares - 2 * mean * side.squareWeightedSum + mean * mean * side.weightSquares
  return { mean, variance: ((side.n / (side.n - 1)) * Math.max(0, spread)) / side.weight ** 2 }
}
