import { StatsError } from '../stats-error.ts'
import { type ChiSquareTest, homogeneity } from './homogeneity.ts'
import { checkCounts, type TransitionCounts } from './transition-counts.ts'

/**
 * Whether one transition matrix holds for all periods (Anderson & Goodman 1957, Annals of Mathematical Statistics 28):
 * for each state, do the destinations of those who leave it differ between periods? A small p-value says that
 * the matrix changes, and a value computed from one is not to be trusted.
 * @throws StatsError when counts are broken or of different sizes, or there is nothing to compare
 */
export function stationarityTest(periods: readonly TransitionCounts[]): ChiSquareTest {
  checkAlike(periods)
  return homogeneity((periods[0] ?? []).map((_, state) => periods.map((counts) => counts[state])))
}

/**
 * Whether the present state is all that matters for the next, a chain of the first order against one of the second
 * (Anderson & Goodman 1957): for each state, do the destinations differ by the state before? `paths` as
 * `countPaths` gives them. A small p-value says that the road matters; then use pairs of states as states.
 * @throws StatsError when counts are broken or of different sizes, or there is nothing to compare
 */
export function memoryTest(paths: readonly TransitionCounts[]): ChiSquareTest {
  checkAlike(paths)
  return homogeneity((paths[0] ?? []).map((_, state) => paths.map((after) => after[state])))
}

function checkAlike(tables: readonly TransitionCounts[]): void {
  for (const table of tables) {
    checkCounts(table)
    if (table.length !== tables[0].length) throw new StatsError('not-square', { values: table.length })
  }
}
