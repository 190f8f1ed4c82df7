import { checkWholeOption } from '../clustering/points.ts'
import { frozen } from '../frozen.ts'
import { StatsError } from '../stats-error.ts'
import { crossValidate, type ValidatedSize } from './cart/cross-validate.ts'
import { grow } from './cart/grow.ts'
import { pruningSequence } from './cart/prune.ts'
import { type DecisionTree, toNodes } from './tree.ts'
import { kindsByName, type TreeData, type TreeShape, toTraining } from './tree-data.ts'

type Choice = 'one-standard-error' | 'least-error' | 'divided'

export interface CartOptions extends TreeShape {
  /** Deals the customers to the folds of the cross-validation. */
  readonly seed: number
  /** Divisions from the root to a leaf at most; 8 unless told. */
  readonly maxDepth?: number
  /** The least weight of a leaf; 50 unless told. */
  readonly leastWeight?: number
  /** 10 unless told. */
  readonly folds?: number
  /**
   * The smallest tree within one standard error of the best (unless told), the best itself, or the smallest within reach
   * that divides at all, where the best one does.
   */
  readonly choose?: Choice
}

/** A fitted classification or regression tree. */
export interface Cart {
  readonly kind: 'cart'
  readonly version: 1
  readonly tree: DecisionTree
  readonly fit: {
    readonly n: number
    /** The cost of a leaf at which the tree was pruned. */
    readonly alpha: number
    /** Every size of the pruning sequence, from the largest tree to the root alone. */
    readonly sizes: readonly ValidatedSize[]
  }
}

/**
 * CART (Breiman, Friedman, Olshen & Stone 1984): binary divisions that lower the Gini index or the variance most, rows
 * without a value going to the side that gains more, then cost-complexity pruning by cross-validation. Rules that
 * are as short as the data allow.
 * @throws StatsError when a row is bad or an option lies outside its range
 */
export const cart = {
  name: 'cart',
  fit: (data: TreeData, options: CartOptions): Cart => {
    const { seed, maxDepth = 8, leastWeight = 50, folds = 10, choose = 'one-standard-error', outcome } = options
    checkWholeOption('maxDepth', maxDepth, 1)
    checkWholeOption('folds', folds, 2)
    if (!(leastWeight > 0)) throw new StatsError('option-out-of-range', { option: 'leastWeight', value: leastWeight })
    const training = toTraining(data, options)
    const limits = { maxDepth, leastWeight }
    const sequence = pruningSequence(grow(training, limits))
    const sizes = crossValidate(training, sequence, { limits, folds, seed, outcome })
    const chosen = chosenSize(sizes, choose)
    const { root, alpha } = sequence[chosen]
    const tree = { outcome, predictors: kindsByName(training), nodes: toNodes(root) }
    return frozen({ kind: 'cart', version: 1, tree, fit: { n: root.weight, alpha, sizes } })
  },
}

/** Sizes come from the largest tree to the smallest, so the last within reach is the smallest. */
function chosenSize(sizes: readonly ValidatedSize[], choose: Choice): number {
  const best = sizes.reduce((one, next) => (next.error <= one.error ? next : one))
  const limit = choose === 'least-error' ? best.error : best.error + best.standardError
  const isWithin = ({ error }: ValidatedSize) => error <= limit
  const divided = sizes.filter(({ leaves }) => leaves > 1)
  return (choose === 'divided' && best.leaves > 1 ? divided : sizes).findLastIndex(isWithin)
}
