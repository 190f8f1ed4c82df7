import type { GrownNode } from '../tree.ts'

/** The subtree that is best at a cost of `alpha` per leaf, and from which alpha on it is. */
export interface PrunedTree {
  readonly alpha: number
  readonly root: GrownNode
  readonly leaves: number
}

/**
 * Minimal cost-complexity pruning (Breiman et al. 1984, ch. 3): the nested subtrees that minimise error + alpha · leaves
 * as alpha rises from 0, down to the root alone. Error is the impurity of the leaves per customer of the whole tree.
 */
export function pruningSequence(root: GrownNode): readonly PrunedTree[] {
  const { weight } = root
  const sequence = [prunedAt(root, 0, weight)]
  for (let last = sequence[0]; last.leaves > 1; last = sequence[sequence.length - 1]) {
    sequence.push(prunedAt(last.root, weakestLink(last.root, weight), weight))
  }
  return sequence
}

/** The smallest best subtree at a given alpha. `weight` is that of the whole tree. */
export function prunedAt(root: GrownNode, alpha: number, weight: number): PrunedTree {
  const { node, leaves } = best(root, { alpha, weight })
  return { alpha, root: node, leaves }
}

interface Cost {
  readonly alpha: number
  readonly weight: number
}

interface BestSubtree {
  readonly node: GrownNode
  readonly error: number
  readonly leaves: number
}

/** Rounding of this order must not keep a division that gains nothing. */
const noise = 1e-12

function best(node: GrownNode, cost: Cost): BestSubtree {
  const own = (node.impurity * node.weight) / cost.weight
  const asLeaf = { node: withoutBranches(node), error: own, leaves: 1 }
  if (node.branches.length === 0) return asLeaf
  const below = node.branches.map(({ condition, node: child }) => ({ condition, subtree: best(child, cost) }))
  const error = below.reduce((sum, { subtree }) => sum + subtree.error, 0)
  const leaves = below.reduce((sum, { subtree }) => sum + subtree.leaves, 0)
  if (own * (1 - noise) <= error + cost.alpha * (leaves - 1) * (1 + noise)) return asLeaf
  const branches = below.map(({ condition, subtree }) => ({ condition, node: subtree.node }))
  return { node: { ...node, branches }, error, leaves }
}

function withoutBranches(node: GrownNode): GrownNode {
  return { ...node, evidence: null, branches: [] }
}

/** The least alpha at which some node costs no more as a leaf. */
function weakestLink(root: GrownNode, weight: number): number {
  let least = Infinity
  const visit = (node: GrownNode): { error: number; leaves: number } => {
    const own = (node.impurity * node.weight) / weight
    if (node.branches.length === 0) return { error: own, leaves: 1 }
    const below = node.branches.map(({ node: child }) => visit(child))
    const error = below.reduce((sum, part) => sum + part.error, 0)
    const leaves = below.reduce((sum, part) => sum + part.leaves, 0)
    least = Math.min(least, (own - error) / (leaves - 1))
    return { error, leaves }
  }
  visit(root)
  return least
}
