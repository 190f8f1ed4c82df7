import { frozen } from '../frozen.ts'
import { checkLengths } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { type BisectedGroup, type Bisection, bisect } from './bisecting/bisect.ts'
import { checkPoints, checkWholeOption, type Points } from './points.ts'

export interface BisectingOptions {
  readonly seed: number
  /** A group is compact when the standard deviation of its values is below this share of their absolute mean. */
  readonly targetVariation: number
  /** No group is made that holds fewer customers than this; 100 unless told. */
  readonly minimumWeight?: number
  /** No more groups than this are made; 64 unless told. */
  readonly mostGroups?: number
  /** Starts of each 2-means; 10 unless told. */
  readonly starts?: number
}

/** Points, and the value in which every group should be compact, such as lifetime value. */
export interface ValuedPoints extends Points {
  readonly value: Float64Array
}

/**
 * A binary tree as a list: each node is a group or a split, which leads to the node of the nearer of its two centres
 * (the first of equals). Node 0 is the root. Groups are numbered from the largest mean value to the smallest.
 */
export type BisectingNode =
  | { readonly kind: 'split'; readonly centres: readonly (readonly number[])[]; readonly children: readonly number[] }
  | { readonly kind: 'group'; readonly group: number }

export interface BisectingKMeans {
  readonly kind: 'bisecting-k-means'
  readonly version: 1
  readonly dimensions: readonly string[]
  readonly nodes: readonly BisectingNode[]
  readonly groups: readonly BisectedGroup[]
  readonly fit: {
    readonly n: number
    /** Whether every group is compact. Where not, its `end` says why it was not divided further. */
    readonly converged: boolean
    /** Share of the variance of the value that lies between the groups: η². */
    readonly explained: number
  }
}

/**
 * Divides all points by 2-means, then the group whose value varies most, and so on until every group is compact in
 * value or cannot be divided (Steinbach, Karypis & Kumar 2000, "A comparison of document clustering techniques", with
 * the coefficient of variation of the value as the reason to divide). A division that would leave less than the
 * minimum on either side is not made.
 * @throws StatsError when a row is bad, or an option lies outside its range
 */
export const bisectingKMeans = {
  name: 'bisecting-k-means',
  fit: (points: ValuedPoints, options: BisectingOptions): BisectingKMeans => {
    const { seed, targetVariation, minimumWeight = 100, mostGroups = 64, starts = 10 } = options
    checkValuedPoints(points)
    for (const [option, value] of Object.entries({ mostGroups, starts })) checkWholeOption(option, value, 1)
    for (const [option, value] of Object.entries({ targetVariation, minimumWeight })) {
      if (!(value > 0)) throw new StatsError('option-out-of-range', { option, value })
    }
    const found = bisect(points, { seed, targetVariation, minimumWeight, mostGroups, starts })
    return toBisectingKMeans(Object.keys(points.columns), found)
  },
}

function checkValuedPoints(points: ValuedPoints): void {
  checkPoints(points)
  checkLengths({ weight: points.weight, value: points.value })
  const row = points.value.findIndex((value) => !Number.isFinite(value))
  if (row >= 0) throw new StatsError('not-finite', { row, column: 'value', value: points.value[row] })
}

function toBisectingKMeans(dimensions: readonly string[], { nodes, groups }: Bisection): BisectingKMeans {
  const n = groups.reduce((sum, { weight }) => sum + weight, 0)
  const mean = groups.reduce((sum, group) => sum + group.weight * group.meanValue, 0) / n
  const between = groups.reduce((sum, group) => sum + group.weight * (group.meanValue - mean) ** 2, 0)
  const within = groups.reduce((sum, group) => sum + group.weight * group.deviationOfValue ** 2, 0)
  const converged = groups.every(({ end }) => end === 'compact')
  const explained = between + within > 0 ? between / (between + within) : 0
  return frozen({
    kind: 'bisecting-k-means',
    version: 1,
    dimensions,
    nodes,
    groups,
    fit: { n, converged, explained },
  })
}
