import type { DecisionTree } from './tree.ts'

/** One leaf in a gains table, from the highest estimate to the lowest. */
export interface LeafGain {
  readonly leaf: number
  readonly weight: number
  readonly estimate: number
  /** Of all weight, this leaf and those before it. */
  readonly cumulativeShare: number
  /** Of the whole outcome (customers of the class, or sum of the number), this leaf and those before it; null if 0. */
  readonly cumulativeGain: number | null
  /** Estimate over that of all, as a factor; null if that is 0. */
  readonly lift: number | null
}

/**
 * The gains table of a tree's leaves: whom to take first, and how much of the outcome that catches.
 * @param position the class, or 0 for a number
 */
export function leafGains(tree: DecisionTree, position = 0): readonly LeafGain[] {
  const leaves = tree.nodes.filter(({ leaf }) => leaf !== null)
  const weight = leaves.reduce((sum, leaf) => sum + leaf.weight, 0)
  const outcome = leaves.reduce((sum, leaf) => sum + leaf.weight * leaf.estimate[position], 0)
  const ordered = leaves.toSorted((one, other) => other.estimate[position] - one.estimate[position])
  let reached = 0
  let caught = 0
  return ordered.map(({ leaf, weight: own, estimate }) => {
    reached += own
    caught += own * estimate[position]
    return {
      leaf: leaf ?? 0,
      weight: own,
      estimate: estimate[position],
      cumulativeShare: reached / weight,
      cumulativeGain: outcome === 0 ? null : caught / outcome,
      lift: outcome === 0 ? null : estimate[position] / (outcome / weight),
    }
  })
}
