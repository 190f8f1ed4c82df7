import { drawWithoutReplacement, seeded } from '../../numeric/random.ts'
import type { Points } from '../points.ts'
import { squaredDistance } from '../rows.ts'
import { type GroupedRows, groupRows } from './geometry.ts'

export interface SilhouetteOptions {
  /** Rows to compute with; with more rows than this a sample stands for them. All rows unless told. */
  readonly sampleSize?: number
  /** Of the sample; 1 unless told. */
  readonly seed?: number
}

/** `groups` are in the order of their numbers, empty ones left out. */
export interface Silhouette {
  readonly mean: number
  readonly groups: readonly { readonly weight: number; readonly mean: number }[]
  /** Whether a sample stands for all rows. */
  readonly sampled: boolean
}

/**
 * Mean silhouette (Rousseeuw 1987, J. Comput. Appl. Math. 20): s = (b − a) / max(a, b), a the mean distance to the
 * others of one's own group, b the least mean distance to another group; 0 for a customer alone in a group. From −1 to
 * 1, the greater, the better. Takes the square of the number of rows in time.
 *
 * A sample is drawn within each group, at least 30 rows of it, and the groups keep their weights, so small groups count
 * for what they are and no more.
 * @throws StatsError when a row is bad or there are fewer than two groups
 */
export function silhouette(points: Points, labels: Uint32Array, options: SilhouetteOptions = {}): Silhouette {
  const groups = groupRows(points, labels)
  const { sampleSize = Infinity, seed = 1 } = options
  const strata = membersByGroup(groups)
  const sampled = groups.rows.size > sampleSize
  const taken = sampled ? sampleOf(groups, strata, { sampleSize, seed }) : strata
  const means = taken.map((members, label) => meanOfGroup(groups, taken, { members, label }))
  const total = groups.weights.reduce((sum, weight) => sum + weight, 0)
  return {
    mean: means.reduce((sum, mean, label) => sum + mean * groups.weights[label], 0) / total,
    groups: means.map((mean, label) => ({ weight: groups.weights[label], mean })),
    sampled,
  }
}

const leastOfGroup = 30

function membersByGroup({ labels, weights, rows }: GroupedRows): Uint32Array[] {
  const members: number[][] = Array.from(weights, () => [])
  for (const [row, label] of labels.entries()) if (rows.weight[row] > 0) members[label].push(row)
  return members.map((list) => Uint32Array.from(list))
}

function sampleOf(
  { rows }: GroupedRows,
  strata: readonly Uint32Array[],
  { sampleSize, seed }: { readonly sampleSize: number; readonly seed: number },
): Uint32Array[] {
  const random = seeded(seed)
  return strata.map((members) => {
    const size = Math.max(leastOfGroup, Math.round((sampleSize * members.length) / rows.size))
    return drawWithoutReplacement(random, members.length, size).map((at) => members[at])
  })
}

interface Stratum {
  readonly members: Uint32Array
  readonly label: number
}

function meanOfGroup(groups: GroupedRows, taken: readonly Uint32Array[], { members, label }: Stratum): number {
  const { weight } = groups.rows
  const masses = taken.map((stratum) => stratum.reduce((sum, row) => sum + weight[row], 0))
  let sum = 0
  for (const row of members) {
    const distances = taken.map((stratum) => summedDistance(groups, row, stratum))
    const others = groups.weights[label] - weight[row]
    const otherMass = masses[label] - weight[row]
    // What a sample of the others adds up to, for all of them; customers of the same row are at distance 0.
    const own = otherMass > 0 ? ((distances[label] / otherMass) * others) / (groups.weights[label] - 1) : 0
    const nearest = distances.reduce(
      (least, distance, c) => (c === label ? least : Math.min(least, distance / masses[c])),
      Infinity,
    )
    sum += weight[row] * silhouetteOf(groups.weights[label], own, nearest)
  }
  return sum / masses[label]
}

function silhouetteOf(weightOfGroup: number, own: number, nearest: number): number {
  const larger = Math.max(own, nearest)
  return weightOfGroup <= 1 || larger === 0 ? 0 : (nearest - own) / larger
}

function summedDistance({ rows }: GroupedRows, row: number, stratum: Uint32Array): number {
  const centre = { coordinates: rows.coordinates, from: row * rows.dimensions }
  let sum = 0
  for (const other of stratum) sum += rows.weight[other] * Math.sqrt(squaredDistance(rows, other, centre))
  return sum
}
