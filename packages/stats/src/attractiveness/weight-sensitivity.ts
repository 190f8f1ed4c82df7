import { checkPositive } from '../checks.ts'
import { dirichletDraw, type UniformSource } from '../numeric/dirichlet-draw.ts'
import { StatsError } from '../stats-error.ts'
import { bandOf } from './band.ts'
import { weightedScore } from './weighted-score.ts'

/** One axis of a matrix for one segment. */
export interface AxisRatings {
  readonly ratings: readonly (number | null)[]
  readonly weights: readonly number[]
  readonly cuts: readonly number[]
}

export interface SensitivityOptions {
  readonly random: UniformSource
  readonly draws: number
  /** Relative standard deviation of an average weight, above 0 and below 1; 0.2 unless told. */
  readonly spread?: number
}

/**
 * The share of draws of the weights in which the segment stays in its cell (the same band on every axis). Weights are
 * drawn from Dirichlet(κw) with κ = (K − 1)/spread² − 1 for K criteria, so that a weight of 1/K varies by ± 20 %.
 * @throws StatsError when an axis has no score, because nothing with weight is rated, or the spread is not between 0 and 1
 */
export function weightSensitivity(axes: readonly AxisRatings[], options: SensitivityOptions): number {
  const { random, draws, spread = 0.2 } = options
  checkPositive('draws', draws)
  if (!(spread > 0 && spread < 1)) throw new StatsError('not-a-probability', { column: 'spread', value: spread })
  const cell = axes.map((axis) => bandWith(axis, axis.weights))
  let same = 0
  for (let draw = 0; draw < draws; draw++) {
    const bands = axes.map((axis) => bandWith(axis, drawnWeights(axis.weights, random, spread)))
    if (bands.every((band, axis) => band === cell[axis])) same++
  }
  return same / draws
}

function bandWith({ ratings, cuts }: AxisRatings, weights: readonly number[]): number {
  const { score } = weightedScore(ratings, weights)
  if (score === null) throw new StatsError('no-rows', { column: 'ratings' })
  return bandOf(score, cuts)
}

function drawnWeights(weights: readonly number[], random: UniformSource, spread: number): readonly number[] {
  const criteria = weights.filter((weight) => weight > 0).length
  if (criteria < 2) return weights
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const concentration = (criteria - 1) / (spread * spread) - 1
  return dirichletDraw(
    random,
    weights.map((weight) => (weight / total) * concentration),
  )
}
