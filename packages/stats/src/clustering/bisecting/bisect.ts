import { distinctRows } from '../../numeric/distinct-rows.ts'
import { weightedMoments } from '../../numeric/weighted-moments.ts'
import type { BisectingNode, BisectingOptions, ValuedPoints } from '../bisecting-k-means.ts'
import { packedCentres, toClusters } from '../k-means/clusters.ts'
import { nearestLabels } from '../k-means/nearest.ts'
import { leastInertia, partitions } from '../k-means/starts.ts'
import { type Rows, rowsOf, takeRows, thinned } from '../rows.ts'

/** Why a group was not divided further. */
export type EndOfDivision =
  | 'compact'
  | 'too-small-to-divide'
  | 'parts-would-be-too-small'
  | 'points-equal'
  | 'most-groups'

export interface BisectedGroup {
  readonly centre: readonly number[]
  readonly weight: number
  readonly meanValue: number
  readonly deviationOfValue: number
  /** deviationOfValue / |meanValue|; null where the mean is zero and the deviation is not. */
  readonly variation: number | null
  readonly end: EndOfDivision
}

export interface Bisection {
  readonly nodes: readonly BisectingNode[]
  readonly groups: readonly BisectedGroup[]
}

/** A part of the points in work: where it hangs in the tree, and why it is final, once it is. */
interface Part {
  readonly node: number
  readonly rows: Rows
  readonly value: Float64Array
  readonly end: EndOfDivision | null
}

type Division = Extract<BisectingNode, { readonly kind: 'split' }>

/** Divides the part that varies most until none is left that may be divided. */
export function bisect(points: ValuedPoints, options: Required<BisectingOptions>): Bisection {
  const splits = new Map<number, Division>()
  let parts: readonly Part[] = [withEnd({ node: 0, ...allRows(points), end: null }, options)]
  for (let worst = mostVaried(parts); worst !== undefined; worst = mostVaried(parts)) {
    const others = parts.filter((part) => part !== worst)
    const divided = parts.length < options.mostGroups ? divide(worst, options) : 'most-groups'
    if (typeof divided === 'string') parts = [...others, { ...worst, end: divided }]
    else {
      const children = [2 * splits.size + 1, 2 * splits.size + 2]
      splits.set(worst.node, { kind: 'split', centres: divided.centres, children })
      const halves = divided.halves.map((half, i) => withEnd({ node: children[i], ...half, end: null }, options))
      parts = [...others, ...halves]
    }
  }
  return numbered(parts, splits)
}

function allRows({ columns, weight, value }: ValuedPoints): { rows: Rows; value: Float64Array } {
  const distinct = distinctRows([...Object.values(columns), value], weight)
  const names = Object.keys(columns)
  const own = Object.fromEntries(names.map((name, j) => [name, distinct.columns[j]]))
  return {
    rows: rowsOf({ columns: own, weight: distinct.weight }, names),
    value: distinct.columns[names.length],
  }
}

/** Marks a part that need not or cannot be divided. */
function withEnd(part: Part, { targetVariation, minimumWeight }: Required<BisectingOptions>): Part {
  if (variationOf(part) < targetVariation) return { ...part, end: 'compact' }
  const { weight } = weightedMoments(part.value, part.rows.weight)
  return weight < 2 * minimumWeight ? { ...part, end: 'too-small-to-divide' } : part
}

function variationOf({ value, rows }: Part): number {
  const { mean, variance } = weightedMoments(value, rows.weight)
  return variance === 0 ? 0 : Math.sqrt(variance) / Math.abs(mean)
}

function mostVaried(parts: readonly Part[]): Part | undefined {
  const open = parts.filter(({ end }) => end === null)
  return open.toSorted((one, other) => variationOf(other) - variationOf(one) || one.node - other.node)[0]
}

const rowsForStarts = 8192
const mostSteps = 300

interface Halves {
  readonly centres: readonly (readonly number[])[]
  readonly halves: readonly { readonly rows: Rows; readonly value: Float64Array }[]
}

/** The best 2-means, found on a sample where rows are many, whose parts are both large enough, or why there is none. */
function divide(
  { rows, value }: Part,
  { seed, starts, minimumWeight }: Required<BisectingOptions>,
): Halves | EndOfDivision {
  const equal = rows.coordinates.every((coordinate, at) => coordinate === rows.coordinates[at % rows.dimensions])
  if (equal) return 'points-equal'
  const found = partitions(thinned(rows, rowsForStarts), { k: 2, seed, starts, maxIterations: mostSteps })
  const measured = found.map((partition) => ({ ...partition, clusters: toClusters(rows, partition.centres) }))
  const large = measured.filter(({ clusters }) => clusters.every(({ weight }) => weight >= minimumWeight))
  if (large.length === 0) return 'parts-would-be-too-small'
  const centres = toClusters(rows, leastInertia(large).centres).map(({ centre }) => centre)
  const labels = nearestLabels(rows, packedCentres(centres.map((centre) => ({ centre }))))
  return { centres, halves: [0, 1].map((label) => takeLabelled({ rows, value }, labels, label)) }
}

function takeLabelled({ rows, value }: Pick<Part, 'rows' | 'value'>, labels: Uint32Array, label: number) {
  const taken = Uint32Array.from(labels.keys()).filter((row) => labels[row] === label)
  const weight = Float64Array.from(taken, (row) => rows.weight[row])
  return { rows: takeRows(rows, taken, weight), value: Float64Array.from(taken, (row) => value[row]) }
}

function numbered(parts: readonly Part[], splits: ReadonlyMap<number, Division>): Bisection {
  const described = parts.map((part) => ({ node: part.node, group: describe(part) }))
  const ordered = described.sort((one, other) => other.group.meanValue - one.group.meanValue || one.node - other.node)
  const numbers = new Map(ordered.map(({ node }, group) => [node, group]))
  const nodes = Array.from({ length: 2 * splits.size + 1 }, (_, node): BisectingNode => {
    return splits.get(node) ?? { kind: 'group', group: numbers.get(node) ?? 0 }
  })
  return { nodes, groups: ordered.map(({ group }) => group) }
}

function describe(part: Part): BisectedGroup {
  const { rows, value, end } = part
  const { weight, mean, variance } = weightedMoments(value, rows.weight)
  const variation = variationOf(part)
  return {
    centre: centreOf(rows),
    weight,
    meanValue: mean,
    deviationOfValue: Math.sqrt(variance),
    variation: Number.isFinite(variation) ? variation : null,
    end: end ?? 'most-groups',
  }
}

function centreOf({ size, dimensions, coordinates, weight }: Rows): number[] {
  return Array.from({ length: dimensions }, (_, j) => {
    const column = Float64Array.from({ length: size }, (_row, row) => coordinates[row * dimensions + j])
    return weightedMoments(column, weight).mean
  })
}
