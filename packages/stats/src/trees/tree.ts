import type { Columns } from '../clustering/points.ts'
import { takeColumns } from '../clustering/points.ts'

/** How a predictor is read: 'numeric' values in their order, 'nominal' codes of categories in none. */
export type PredictorKind = 'numeric' | 'nominal'

/** What the outcome is: 'class' numbers from 0, or any 'number'. */
export type OutcomeKind = 'class' | 'number'

/** One test of one predictor. Together the branches of a node take every row, and each exactly one of them. */
export type Condition =
  | {
      readonly kind: 'range'
      readonly predictor: string
      /** Null: no limit. */
      readonly above: number | null
      readonly atMost: number | null
      /** Whether rows without a value come here, too. */
      readonly missing: boolean
    }
  | {
      readonly kind: 'categories'
      readonly predictor: string
      readonly categories: readonly number[]
      /** Where not null, every category but these comes here, so those, too, that the fit has not seen. */
      readonly except: readonly number[] | null
      readonly missing: boolean
    }
  | { readonly kind: 'missing'; readonly predictor: string }

/** Why a node was divided. `logP` is the natural logarithm of the p-value, adjusted for the choice of the division. */
export type Evidence =
  | { readonly code: 'impurity-reduction'; readonly value: number }
  | {
      readonly code: 'chi-square' | 'f'
      readonly statistic: number
      readonly degrees: readonly number[]
      readonly logP: number
    }

export interface TreeNode {
  readonly weight: number
  /** Of classes, their shares; of a number, its mean alone. */
  readonly estimate: readonly number[]
  /** Mean squared distance of an outcome from the estimate: the variance, or of classes the Gini index. */
  readonly impurity: number
  /** None in a leaf. */
  readonly branches: readonly Branch[]
  readonly evidence: Evidence | null
  /** Leaves are numbered from 0, from left to right; null inside. */
  readonly leaf: number | null
}

export interface Branch {
  readonly condition: Condition
  /** Position in the list of nodes. */
  readonly node: number
}

/** A tree as plain data: node 0 is the root. */
export interface DecisionTree {
  readonly outcome: OutcomeKind
  readonly predictors: Readonly<Record<string, PredictorKind>>
  readonly nodes: readonly TreeNode[]
}

/** A node before it is numbered. */
export interface GrownNode {
  readonly weight: number
  readonly estimate: readonly number[]
  readonly impurity: number
  readonly evidence: Evidence | null
  readonly branches: readonly { readonly condition: Condition; readonly node: GrownNode }[]
}

/** Lists the nodes from the root, each before its branches, and numbers the leaves. */
export function toNodes(root: GrownNode): TreeNode[] {
  const nodes: TreeNode[] = []
  let leaves = 0
  const add = ({ branches, ...grown }: GrownNode): number => {
    const at = nodes.length
    nodes.push({ ...grown, branches: [], leaf: branches.length === 0 ? leaves++ : null })
    const numbered = branches.map(({ condition, node }) => ({ condition, node: add(node) }))
    nodes[at] = { ...nodes[at], branches: numbered }
    return at
  }
  add(root)
  return nodes
}

/** How many leaves a tree has. */
export function numberOfLeaves({ nodes }: DecisionTree): number {
  return nodes.filter(({ leaf }) => leaf !== null).length
}

/**
 * The leaf of each row.
 * @throws StatsError column-missing when a predictor that the tree asks for is not among the columns
 */
export function leafOf(tree: DecisionTree, columns: Columns): Uint32Array {
  const length = Object.values(columns)[0]?.length ?? 0
  const asked = [...new Set(tree.nodes.flatMap(({ branches }) => branches.map(({ condition }) => condition.predictor)))]
  const values = new Map(takeColumns(columns, asked).map((column, i) => [asked[i], column]))
  return Uint32Array.from({ length }, (_, row) => {
    let node = tree.nodes[0]
    while (node.leaf === null) {
      const taken = node.branches.find(({ condition }) =>
        holds(condition, values.get(condition.predictor)?.[row] ?? Number.NaN),
      )
      if (taken === undefined) throw new RangeError('no branch takes the row')
      node = tree.nodes[taken.node]
    }
    return node.leaf
  })
}

/** Whether a value (NaN where missing) meets a condition. */
export function holds(condition: Condition, value: number): boolean {
  if (Number.isNaN(value)) return condition.kind === 'missing' || condition.missing
  switch (condition.kind) {
    case 'missing':
      return false
    case 'range':
      // Where there is no limit the infinities are within it.
      return (
        (condition.above === null || value > condition.above) &&
        (condition.atMost === null || value <= condition.atMost)
      )
    case 'categories':
      return condition.except === null ? condition.categories.includes(value) : !condition.except.includes(value)
  }
}

/** The estimate of each row's leaf: a mean, or the share of one class. */
export function treeEstimates(tree: DecisionTree, columns: Columns, position = 0): Float64Array {
  const byLeaf = tree.nodes.filter(({ leaf }) => leaf !== null).map(({ estimate }) => estimate[position])
  return Float64Array.from(leafOf(tree, columns), (leaf) => byLeaf[leaf])
}
