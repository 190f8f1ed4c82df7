import { StatsError } from '../stats-error.ts'
import { type DecisionTree, leafOf, numberOfLeaves } from './tree.ts'
import { type Training, type TreeData, toTraining } from './tree-data.ts'

/** What customers that did not shape the tree say about a leaf. */
export interface HonestLeaf {
  readonly leaf: number
  readonly weight: number
  /** Of classes, their shares; of a number, its mean alone; pulled towards those of all. */
  readonly estimate: readonly number[]
  /** Standard deviation of each estimate: of a class that of its Beta posterior, of a number the standard error. */
  readonly deviation: readonly number[]
}

/**
 * Honest estimates of the leaves (Athey & Imbens 2016, PNAS 113): the tree is kept, its leaves are estimated from other
 * customers than it was grown from, so that the choice of the divisions cannot flatter them. Each estimate is smoothed
 * as if `priorWeight` customers more, with the shares or the mean of all, were in the leaf: (Σ w y + κ ȳ) / (Σ w + κ),
 * of a class the mean of a Beta posterior.
 * @param options.priorWeight κ, 10 unless told; above 0, so that a leaf without customers has an estimate
 * @throws StatsError when a row is bad, there is no weight, or the prior weight is not above 0
 */
export function honestLeaves(
  tree: DecisionTree,
  data: TreeData,
  { priorWeight = 10 }: { readonly priorWeight?: number } = {},
): readonly HonestLeaf[] {
  if (!(priorWeight > 0)) throw new StatsError('option-out-of-range', { option: 'priorWeight', value: priorWeight })
  const nominal = Object.entries(tree.predictors).flatMap(([name, kind]) => (kind === 'nominal' ? [name] : []))
  const training = toTraining(data, { outcome: tree.outcome, nominal })
  const columns = Object.fromEntries(training.names.map((name, i) => [name, training.values[i]]))
  const labels = leafOf(tree, columns)
  const everyone = smoothed(training, () => true, null)
  const size = tree.nodes[0].estimate.length
  const prior = { weight: priorWeight, estimate: Array.from({ length: size }, (_, c) => everyone.estimate[c] ?? 0) }
  const variance = tree.outcome === 'number' ? varianceWithin(training, labels, numberOfLeaves(tree)) : null
  return Array.from({ length: numberOfLeaves(tree) }, (_, leaf) => {
    const { weight, estimate } = smoothed(training, (row) => labels[row] === leaf, prior)
    const known = weight + priorWeight
    const deviation = estimate.map((share) =>
      Math.sqrt(variance === null ? (share * (1 - share)) / (known + 1) : variance / known),
    )
    return { leaf, weight, estimate, deviation }
  })
}

interface Prior {
  readonly weight: number
  readonly estimate: readonly number[]
}

function smoothed({ targets, weight, offset }: Training, isIn: (row: number) => boolean, prior: Prior | null) {
  const inside = weight.map((w, row) => (isIn(row) ? w : 0))
  const total = inside.reduce((sum, w) => sum + w, 0)
  const added = prior?.weight ?? 0
  const size = prior?.estimate.length ?? targets.length
  const estimate = Array.from({ length: size }, (_, c) => {
    const sum = inside.reduce((part, w, row) => part + w * (offset + (targets[c]?.[row] ?? 0)), 0)
    return (sum + added * (prior?.estimate[c] ?? 0)) / (total + added)
  })
  return { weight: total, estimate }
}

/** Pooled over the leaves. */
function varianceWithin({ targets: [target], weight }: Training, labels: Uint32Array, leaves: number): number {
  const sums = new Float64Array(leaves)
  const weights = new Float64Array(leaves)
  for (const [row, leaf] of labels.entries()) {
    sums[leaf] += weight[row] * target[row]
    weights[leaf] += weight[row]
  }
  const squares = target.reduce(
    (sum, y, row) => sum + weight[row] * (y - sums[labels[row]] / weights[labels[row]]) ** 2,
    0,
  )
  return squares / weight.reduce((sum, w) => sum + w, 0)
}
