import { dealWeights, seeded } from '../../numeric/random.ts'
import { type DecisionTree, leafOf, type OutcomeKind, toNodes } from '../tree.ts'
import { kindsByName, type Training } from '../tree-data.ts'
import { type GrowthLimits, grow } from './grow.ts'
import { type PrunedTree, prunedAt } from './prune.ts'

/** How well subtrees of a size predict customers that they have not seen. */
export interface ValidatedSize {
  readonly alpha: number
  readonly leaves: number
  /** Mean squared error out of sample; of classes, the sum over them (Brier 1950). */
  readonly error: number
  readonly standardError: number
}

export interface Validation {
  readonly limits: GrowthLimits
  readonly folds: number
  readonly seed: number
  readonly outcome: OutcomeKind
}

interface Losses {
  sum: number
  squares: number
}

/**
 * Cross-validation of a pruning sequence (Breiman et al. 1984, sec. 3.4.2): trees are grown without one fold, pruned at
 * the geometric mean of neighbouring alphas, and judged on the fold.
 */
export function crossValidate(
  training: Training,
  sequence: readonly PrunedTree[],
  validation: Validation,
): ValidatedSize[] {
  const folds = dealWeights(seeded(validation.seed), training.weight, validation.folds)
  const alphas = sequence.map(({ alpha }, i) => Math.sqrt(alpha * (sequence[i + 1]?.alpha ?? Infinity)))
  const losses = sequence.map((): Losses => ({ sum: 0, squares: 0 }))
  for (const held of folds) {
    const others = training.weight.map((weight, row) => Math.max(0, weight - held[row]))
    if (held.every((weight) => weight === 0) || others.every((weight) => weight === 0)) continue
    const grown = grow({ ...training, weight: others }, validation.limits)
    for (const [i, alpha] of alphas.entries()) {
      const { root } = prunedAt(grown, alpha, grown.weight)
      const tree = { outcome: validation.outcome, predictors: kindsByName(training), nodes: toNodes(root) }
      addLosses(losses[i], tree, { ...training, weight: held })
    }
  }
  const n = training.weight.reduce((sum, weight) => sum + weight, 0)
  return sequence.map(({ alpha, leaves }, i) => {
    const error = losses[i].sum / n
    const variance = Math.max(0, losses[i].squares / n - error * error)
    return { alpha, leaves, error, standardError: Math.sqrt(variance / n) }
  })
}

function addLosses(losses: Losses, tree: DecisionTree, held: Training): void {
  const columns = Object.fromEntries(held.names.map((name, i) => [name, held.values[i]]))
  const estimates = tree.nodes.filter(({ leaf }) => leaf !== null).map(({ estimate }) => estimate)
  for (const [row, leaf] of leafOf(tree, columns).entries()) {
    if (held.weight[row] === 0) continue
    const loss = estimates[leaf].reduce((sum, value, c) => sum + (held.offset + held.targets[c][row] - value) ** 2, 0)
    losses.sum += held.weight[row] * loss
    losses.squares += held.weight[row] * loss * loss
  }
}
