import type { Condition, DecisionTree, TreeNode } from './tree.ts'

/** The conditions that lead to a leaf, one per predictor that was asked for, in the order of first asking. */
export interface LeafRule {
  readonly leaf: number
  readonly conditions: readonly Condition[]
  readonly weight: number
  /** Of all weight. */
  readonly share: number
  readonly estimate: readonly number[]
}

/**
 * The leaves of a tree as rules that can be turned into sentences or SQL. Conditions on one predictor along a path are
 * joined into one: the narrowest range, the categories common to all. Every row meets the rule of exactly one leaf.
 */
export function leafRules({ nodes }: DecisionTree): readonly LeafRule[] {
  const rules: LeafRule[] = []
  const visit = (node: TreeNode, path: readonly Condition[]): void => {
    const { leaf, weight, estimate } = node
    if (leaf !== null) {
      rules.push({ leaf, conditions: joinedByPredictor(path), weight, share: weight / nodes[0].weight, estimate })
    }
    for (const branch of node.branches) visit(nodes[branch.node], [...path, branch.condition])
  }
  visit(nodes[0], [])
  return rules
}

function joinedByPredictor(path: readonly Condition[]): Condition[] {
  const byPredictor = new Map<string, Condition>()
  for (const condition of path) {
    const before = byPredictor.get(condition.predictor)
    byPredictor.set(condition.predictor, before === undefined ? condition : both(before, condition))
  }
  return [...byPredictor.values()]
}

/** Conditions on one predictor are of one kind, but for missing values alone, which leave nothing else. */
function both(one: Condition, other: Condition): Condition {
  if (one.kind === 'missing') return one
  if (other.kind === 'missing') return other
  if (one.kind === 'range' && other.kind === 'range') {
    return {
      ...one,
      above: greater(one.above, other.above),
      atMost: smaller(one.atMost, other.atMost),
      missing: one.missing && other.missing,
    }
  }
  if (one.kind === 'categories' && other.kind === 'categories') return commonCategories(one, other)
  throw new RangeError(`conditions on ${one.predictor} are of two kinds`)
}

type Categories = Extract<Condition, { readonly kind: 'categories' }>

function commonCategories(one: Categories, other: Categories): Categories {
  const isTaken = ({ categories, except }: Categories, category: number) =>
    except === null ? categories.includes(category) : !except.includes(category)
  const named = [...new Set([...one.categories, ...other.categories])]
  return {
    ...one,
    categories: named.filter((category) => isTaken(one, category) && isTaken(other, category)),
    except: one.except === null || other.except === null ? null : [...new Set([...one.except, ...other.except])],
    missing: one.missing && other.missing,
  }
}

function greater(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

function smaller(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}
