import type { Random } from '../../src/numeric/random.ts'
import type { SideSums } from '../../src/uplift/side-sums.ts'

/** Box & Muller. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** What a database would add up of outcomes that all weigh the same. */
export function sideOf(outcomes: readonly number[], weight = 1): SideSums {
  const total = (of: (outcome: number) => number) => outcomes.reduce((sum, outcome) => sum + of(outcome), 0)
  return {
    n: outcomes.length,
    weight: weight * outcomes.length,
    sum: total((y) => weight * y),
    weightSquares: weight ** 2 * outcomes.length,
    squareWeightedSum: total((y) => weight ** 2 * y),
    squares: total((y) => weight ** 2 * y * y),
  }
}
