import { checkWholeOption } from '../clustering/points.ts'
import { frozen } from '../frozen.ts'
import { StatsError } from '../stats-error.ts'
import { type Bins, binsOf, categoriesOf, conditionsOf, membersOf } from './chaid/categorise.ts'
import { outcomesOf } from './chaid/category-statistics.ts'
import { type MergedPredictor, mergeCategories } from './chaid/merge.ts'
import { type DecisionTree, type GrownNode, toNodes } from './tree.ts'
import { kindsByName, type Training, type TreeData, type TreeShape, toTraining } from './tree-data.ts'

export interface ChaidOptions extends TreeShape {
  /** Categories are merged when they differ with a p-value above this; 0.05 unless told. */
  readonly alphaMerge?: number
  /** A node is divided when the adjusted p-value is below this; 0.05 unless told. */
  readonly alphaSplit?: number
  /** Divisions from the root to a leaf at most; 4 unless told. */
  readonly maxDepth?: number
  /** The least weight of a leaf; 50 unless told. */
  readonly leastWeight?: number
  /** Bins of a numeric predictor at most; 10 unless told. */
  readonly mostBins?: number
}

/** A fitted CHAID tree. Each division carries its test, with the p-value adjusted for the merging. */
export interface Chaid {
  readonly kind: 'chaid'
  readonly version: 1
  readonly tree: DecisionTree
  readonly fit: { readonly n: number }
}

/**
 * CHAID (Kass 1980, Applied Statistics 29(2)): in each node the categories of every predictor are merged as long as they
 * do not differ, and the predictor whose groups differ most significantly divides the node into as many branches.
 * Numeric predictors are cut into bins first. The test is χ² for classes and F for a number; weights count as customers,
 * so do not pass sampling weights. Rows without a value are a category of their own that may join any group.
 * @throws StatsError when a row is bad or an option lies outside its range
 */
export const chaid = {
  name: 'chaid',
  fit: (data: TreeData, options: ChaidOptions): Chaid => {
    const { alphaMerge = 0.05, alphaSplit = 0.05, maxDepth = 4, leastWeight = 50, mostBins = 10, outcome } = options
    checkWholeOption('maxDepth', maxDepth, 1)
    checkWholeOption('mostBins', mostBins, 2)
    if (!(leastWeight > 0)) throw new StatsError('option-out-of-range', { option: 'leastWeight', value: leastWeight })
    for (const [option, value] of Object.entries({ alphaMerge, alphaSplit })) {
      if (!(value > 0 && value < 1)) throw new StatsError('option-out-of-range', { option, value })
    }
    const training = toTraining(data, options)
    const bins = training.names.map((_, predictor) => binsOf(training, predictor, mostBins))
    const limits = { outcome, alphaMerge, alphaSplit, leastWeight }
    const rows = Uint32Array.from(training.weight.keys())
    const root = grownNode({ training, bins, limits }, rows, maxDepth)
    const tree = { outcome, predictors: kindsByName(training), nodes: toNodes(root) }
    return frozen({ kind: 'chaid', version: 1, tree, fit: { n: root.weight } })
  },
}

interface Growth {
  readonly training: Training
  readonly bins: readonly Bins[]
  readonly limits: Required<Pick<ChaidOptions, 'outcome' | 'alphaMerge' | 'alphaSplit' | 'leastWeight'>>
}

function grownNode(growth: Growth, rows: Uint32Array, depth: number): GrownNode {
  const { training, bins, limits } = growth
  const leaf = leafNode(growth, rows)
  if (depth === 0 || leaf.impurity === 0 || leaf.weight < 2 * limits.leastWeight) return leaf
  const found = mostSignificant(growth, rows)
  if (found === null || found.merged.evidence.logP >= Math.log(limits.alphaSplit)) return leaf
  const { predictor, merged } = found
  const conditions = conditionsOf(training.names[predictor], bins[predictor], merged.groups)
  const branches = merged.groups.map((group, i) => {
    const members = membersOf(training, { rows, predictor, bins: bins[predictor] }, group)
    return { condition: conditions[i], node: grownNode(growth, members, depth - 1) }
  })
  return { ...leaf, evidence: merged.evidence, branches }
}

function leafNode({ training, limits }: Growth, rows: Uint32Array): GrownNode {
  const { weight, sums, spread } = outcomesOf(training, rows, limits.outcome)
  const estimate = sums.map((sum) => training.offset + sum / weight)
  const gini = 1 - estimate.reduce((sum, share) => sum + share * share, 0)
  const impurity = limits.outcome === 'class' ? Math.max(0, gini) : spread / weight
  return { weight, estimate, impurity, evidence: null, branches: [] }
}

interface Candidate {
  readonly predictor: number
  readonly merged: MergedPredictor
}

/** The least adjusted p-value; where several are the same, the greatest statistic. */
function mostSignificant({ training, bins, limits }: Growth, rows: Uint32Array): Candidate | null {
  const candidates = training.names.flatMap((_, predictor): Candidate[] => {
    const categories = categoriesOf(training, { rows, predictor, bins: bins[predictor] }, limits.outcome)
    const merged = mergeCategories(categories, { ...limits, nominal: training.kinds[predictor] === 'nominal' })
    return merged === null ? [] : [{ predictor, merged }]
  })
  const first = candidates.toSorted((one, other) => {
    const [a, b] = [one.merged.evidence, other.merged.evidence]
    return a.logP === b.logP ? b.statistic - a.statistic : a.logP - b.logP
  })[0]
  return first ?? null
}
