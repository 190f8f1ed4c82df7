import { type Rows, squaredDistance } from '../rows.ts'
import { nearestLabels } from './nearest.ts'

/** A cluster of k-means: its mean, how many customers it holds, and their summed squared distance from the mean. */
export interface Cluster {
  readonly centre: readonly number[]
  readonly weight: number
  readonly inertia: number
}

/** Clusters from the largest to the smallest, then by their centres, so that their numbers do not depend on chance. */
export function toClusters(rows: Rows, centres: Float64Array): Cluster[] {
  const ordered = measured(rows, centres).sort(bySizeAndCentre)
  // Where rows lie exactly between two centres the order decides, so that the clusters are measured in their own.
  return measured(rows, packedCentres(ordered))
}

/** Centres one after the other, as distances are computed. */
export function packedCentres(clusters: readonly { readonly centre: readonly number[] }[]): Float64Array {
  return Float64Array.from(clusters.flatMap(({ centre }) => centre))
}

function measured(rows: Rows, centres: Float64Array): Cluster[] {
  const { dimensions } = rows
  const k = centres.length / dimensions
  const weights = new Float64Array(k)
  const inertias = new Float64Array(k)
  for (const [row, c] of nearestLabels(rows, centres).entries()) {
    weights[c] += rows.weight[row]
    inertias[c] += rows.weight[row] * squaredDistance(rows, row, { coordinates: centres, from: c * dimensions })
  }
  return Array.from({ length: k }, (_, c) => ({
    centre: Array.from(centres.subarray(c * dimensions, (c + 1) * dimensions)),
    weight: weights[c],
    inertia: inertias[c],
  }))
}

function bySizeAndCentre(one: Cluster, other: Cluster): number {
  const differences = [other.weight - one.weight, ...one.centre.map((value, j) => value - other.centre[j])]
  return differences.find((difference) => difference !== 0) ?? 0
}
