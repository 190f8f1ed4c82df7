import { adjustedRand } from '../clustering/comparison/adjusted-rand.ts'
import { crossTable } from '../clustering/comparison/cross-table.ts'
import { jaccardSimilarities } from '../clustering/comparison/match-labels.ts'
import { type GroupStability, verdictOf } from '../clustering/indices/stability.ts'
import { checkWholeOption } from '../clustering/points.ts'
import { resampleWeights, seeded } from '../numeric/random.ts'
import { type DecisionTree, leafOf, numberOfLeaves } from './tree.ts'
import type { TreeData } from './tree-data.ts'

export interface TreeStabilityOptions {
  /** Grows a tree anew, from rows that may have weight 0. */
  readonly grow: (data: TreeData, seed: number) => DecisionTree
  readonly seed: number
  /** Resamples; 25 unless told. */
  readonly repetitions?: number
}

export interface TreeStability {
  /** Of each leaf, in the order of their numbers: how alike the leaf is that most resembles it in the trees of resamples. */
  readonly leaves: readonly GroupStability[]
  /** Mean adjusted Rand index of the tree and those of resamples: 1 the same groups, 0 as alike as by chance. */
  readonly adjustedRand: number
}

/**
 * Whether the groups of a tree come back: trees are grown from resamples of the customers and compared with it on those whom
 * a resample left out (about 37 %), so that no tree is judged by whom it was grown from. Of each leaf the mean greatest
 * Jaccard similarity to any leaf there (after Hennig 2007, Computational Statistics & Data Analysis 52), of all of them the
 * adjusted Rand index. Trees that divide at other values of other predictors may tell the same customers apart, so that
 * leaves are compared and not rules.
 * @throws StatsError when a resample cannot be grown from, or `repetitions` is no count above 0
 */
export function treeStability(tree: DecisionTree, data: TreeData, options: TreeStabilityOptions): TreeStability {
  const { grow, seed, repetitions = 25 } = options
  checkWholeOption('repetitions', repetitions, 1)
  const random = seeded(seed)
  const labels = leafOf(tree, data.predictors)
  const compared = Array.from({ length: repetitions }, (_, repetition) => {
    const drawn = resampleWeights(random, data.weight)
    const again = leafOf(grow({ ...data, weight: drawn }, seed + repetition + 1), data.predictors)
    const leftOut = data.weight.map((weight, row) => (drawn[row] > 0 ? 0 : weight))
    return crossTable(labels, again, leftOut)
  })
  const alike = compared.map((table) => jaccardSimilarities(table).map((row) => Math.max(...row)))
  return {
    leaves: Array.from({ length: numberOfLeaves(tree) }, (_, leaf) => {
      const jaccard = alike.reduce((sum, similarities) => sum + (similarities[leaf] ?? 0), 0) / repetitions
      return { jaccard, verdict: verdictOf(jaccard) }
    }),
    adjustedRand: compared.reduce((sum, table) => sum + adjustedRand(table), 0) / repetitions,
  }
}
