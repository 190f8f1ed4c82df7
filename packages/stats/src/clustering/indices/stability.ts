import { distinctRows } from '../../numeric/distinct-rows.ts'
import { dealWeights, resampleWeights, seeded } from '../../numeric/random.ts'
import { adjustedRand } from '../comparison/adjusted-rand.ts'
import { crossTable } from '../comparison/cross-table.ts'
import { jaccardSimilarities } from '../comparison/match-labels.ts'
import type { GroupFinder } from '../group-finder.ts'
import { checkPoints, checkWholeOption, type Points } from '../points.ts'

/** How often a group comes back: below 0.60, to 0.75, to 0.85, above (Hennig 2007, sec. 4; Hennig's `fpc`). */
export type StabilityVerdict = 'dissolves' | 'doubtful' | 'stable' | 'very-stable'

export interface GroupStability {
  /** Mean over resamples of the greatest Jaccard similarity to any group found there. */
  readonly jaccard: number
  readonly verdict: StabilityVerdict
}

export interface StabilityOptions {
  readonly find: GroupFinder
  readonly seed: number
  /** Resamples or splits; 100 resamples and 10 splits unless told. */
  readonly repetitions?: number
}

/**
 * Bootstrap stability of each group (Hennig 2007, Computational Statistics & Data Analysis 52): groups are found anew
 * in resamples of the customers, and each group of all of them looks for itself among those. Similarity is taken over
 * the customers drawn, each once. Groups are in the order of their numbers.
 * @throws StatsError when a row is bad, or the finder refuses a resample
 */
export function bootstrapStability(points: Points, options: StabilityOptions): readonly GroupStability[] {
  const { find, seed, repetitions = 100 } = options
  const distinct = toDistinctPoints(points)
  checkWholeOption('repetitions', repetitions, 1)
  const random = seeded(seed)
  const labels = find(distinct, seed)(distinct.columns)
  const found = Array.from({ length: repetitions }, (_, repetition) => {
    const drawn = resampleWeights(random, distinct.weight)
    const again = find({ ...distinct, weight: drawn }, seed + repetition + 1)(distinct.columns)
    const once = distinct.weight.map((weight, row) => (drawn[row] > 0 ? weight : 0))
    return jaccardSimilarities(crossTable(labels, again, once)).map((row) => Math.max(...row))
  })
  return found[0].map((_, group) => {
    const jaccard = found.reduce((sum, similarities) => sum + (similarities[group] ?? 0), 0) / repetitions
    return { jaccard, verdict: verdictOf(jaccard) }
  })
}

/**
 * Split-half agreement: the customers are halved at random, groups found in each half, all customers put into either,
 * and the two compared. The mean adjusted Rand index over several splits.
 * @throws StatsError when a row is bad, or the finder refuses a half
 */
export function splitHalfAgreement(points: Points, { find, seed, repetitions = 10 }: StabilityOptions): number {
  const distinct = toDistinctPoints(points)
  checkWholeOption('repetitions', repetitions, 1)
  const random = seeded(seed)
  const indices = Array.from({ length: repetitions }, (_, repetition) => {
    const [one, other] = dealWeights(random, distinct.weight, 2).map((weight) =>
      find({ ...distinct, weight }, seed + repetition)(distinct.columns),
    )
    return adjustedRand(crossTable(one, other, distinct.weight))
  })
  return indices.reduce((sum, index) => sum + index, 0) / repetitions
}

function toDistinctPoints(points: Points): Points {
  checkPoints(points)
  const { columns, weight } = distinctRows(Object.values(points.columns), points.weight)
  const names = Object.keys(points.columns)
  return { columns: Object.fromEntries(names.map((name, j) => [name, columns[j]])), weight }
}

export function verdictOf(jaccard: number): StabilityVerdict {
  if (jaccard < 0.6) return 'dissolves'
  if (jaccard <= 0.75) return 'doubtful'
  return jaccard <= 0.85 ? 'stable' : 'very-stable'
}
