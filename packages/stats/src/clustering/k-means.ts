import { frozen } from '../frozen.ts'
import type { ClusteringModel } from './clustering-model.ts'
import { type Cluster, toClusters } from './k-means/clusters.ts'
import { bestPartition } from './k-means/starts.ts'
import { checkPoints, checkWholeOption } from './points.ts'
import { toDistinctRows } from './rows.ts'

export interface KMeansOptions {
  /** How many clusters. */
  readonly k: number
  /** Of the random starts. */
  readonly seed: number
  /** How many starts; 10 unless told. */
  readonly starts?: number
  /** Lloyd steps per start; 300 unless told. */
  readonly maxIterations?: number
}

/** How k-means went. `n` is the sum of the weights, `inertia` the sum over the clusters. */
export interface KMeansReport {
  readonly n: number
  readonly inertia: number
  readonly converged: boolean
  readonly iterations: number
  readonly warnings: readonly {
    readonly code: 'iteration-limit'
    readonly params: { readonly iterations: number }
  }[]
}

/** Clusters by their centres, largest first: a point belongs to the nearest centre, the first of equals. */
export interface KMeans {
  readonly kind: 'k-means'
  readonly version: 1
  readonly dimensions: readonly string[]
  readonly clusters: readonly Cluster[]
  readonly fit: KMeansReport
}

/**
 * k-means: the best of several k-means++ starts, each followed by Lloyd's algorithm until no row changes its
 * cluster. With more than 8,192 rows that differ, the starts are followed on a sample of them, the best is finished on
 * all, and no more than one row in a thousand still changing is enough. It finds a local minimum of the inertia; more starts make it more likely to be the least.
 * @throws StatsError when a row is bad, k is not a whole number from 1, or fewer than k rows differ
 */
export const kMeans: ClusteringModel<KMeansOptions, KMeans> = {
  name: 'k-means',
  fit: (points, { k, seed, starts = 10, maxIterations = 300 }) => {
    checkPoints(points)
    for (const [option, value] of Object.entries({ k, starts, maxIterations })) checkWholeOption(option, value, 1)
    const rows = toDistinctRows(points, k)
    const { centres, iterations, converged } = bestPartition(rows, { k, seed, starts, maxIterations })
    return toKMeans(Object.keys(points.columns), toClusters(rows, centres), { iterations, converged })
  },
}

/** The plain data of clusters that were found in one way or another. */
export function toKMeans(
  dimensions: readonly string[],
  clusters: readonly Cluster[],
  { iterations, converged }: { readonly iterations: number; readonly converged: boolean },
): KMeans {
  const n = clusters.reduce((sum, { weight }) => sum + weight, 0)
  const inertia = clusters.reduce((sum, cluster) => sum + cluster.inertia, 0)
  const warnings = converged ? [] : [{ code: 'iteration-limit' as const, params: { iterations } }]
  return frozen({
    kind: 'k-means',
    version: 1,
    dimensions,
    clusters,
    fit: { n, inertia, converged, iterations, warnings },
  })
}
