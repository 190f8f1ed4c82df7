import { checkEach, checkFinite } from '../checks.ts'
import { StatsError } from '../stats-error.ts'

/** Cut points of three bands on a scale of 1 to 5 (GE/McKinsey matrix). */
export const threeBands: readonly number[] = [2.33, 3.67]

/**
 * The band of a score, 0 for the lowest: how many cut points the score reaches.
 * @throws StatsError when cut points do not rise
 */
export function bandOf(score: number, cuts: readonly number[] = threeBands): number {
  checkFinite('score', score)
  checkEach('cuts', cuts, checkFinite)
  for (let i = 1; i < cuts.length; i++) {
    if (cuts[i] <= cuts[i - 1]) throw new StatsError('not-in-order', { lower: cuts[i - 1], upper: cuts[i] })
  }
  return cuts.filter((cut) => score >= cut).length
}
