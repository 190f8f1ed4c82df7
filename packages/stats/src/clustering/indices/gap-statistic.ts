import { finish } from '../../numeric/finish.ts'
import { type Random, seeded } from '../../numeric/random.ts'
import { bestPartition } from '../k-means/starts.ts'
import { checkPoints, checkWholeOption, type Points } from '../points.ts'
import { type Rows, thinned, toDistinctRows } from '../rows.ts'

export interface GapOptions {
  /** Gaps are computed for k = 1 to this. */
  readonly mostClusters: number
  readonly seed: number
  /** Uniform reference sets; 50 unless told, and no fewer. */
  readonly references?: number
  /**
   * Starts of each k-means, of the points and of the reference sets alike: more for the one than for the other would
   * widen the gap by how much they are searched. 3 unless told.
   */
  readonly starts?: number
  /** Rows to compute with; a weighted sample of this size stands for more. 1,000 unless told. */
  readonly sampleSize?: number
}

/** `error` is s_k = sd √(1 + 1/B). */
export interface Gap {
  readonly k: number
  readonly gap: number
  readonly error: number
}

export interface GapStatistic {
  readonly gaps: readonly Gap[]
  /** The smallest k with gap(k) ≥ gap(k + 1) − s(k + 1), or null when there is none up to the most. */
  readonly recommended: number | null
}

/**
 * The gap statistic (Tibshirani, Walther & Hastie 2001, JRSS B 63): how much more compact k-means makes the points than
 * as many points spread evenly over the same box: gap(k) = E*[ln W_k] − ln W_k.
 * @throws StatsError when a row is bad, an option lies outside its range, or fewer rows differ than clusters are asked for
 */
export function gapStatistic(points: Points, options: GapOptions): GapStatistic {
  return finish(gapStatisticInSteps(points, options))
}

/** The same in steps, one per reference set, so that a caller may stop or do something else between them. */
export function* gapStatisticInSteps(points: Points, options: GapOptions): Generator<void, GapStatistic> {
  const { mostClusters, seed, references = 50, starts = 3, sampleSize = 1000 } = options
  checkPoints(points)
  checkWholeOption('mostClusters', mostClusters, 1)
  checkWholeOption('references', references, 50)
  // W is 0, and its logarithm nothing, when every point is a cluster.
  const rows = thinned(toDistinctRows(points, mostClusters + 1), sampleSize)
  const random = seeded(seed)
  const search = { mostClusters, starts, seed }
  const observed = logDispersions(rows, search)
  const expected: number[][] = []
  while (expected.length < references) {
    yield
    expected.push(logDispersions(evenlySpread(rows, random), search))
  }
  const gaps = observed.map(
    (log, i): Gap =>
      gapOf(
        log,
        expected.map((reference) => reference[i]),
        i + 1,
      ),
  )
  const enough = gaps.findIndex(({ gap }, i) => i + 1 < gaps.length && gap >= gaps[i + 1].gap - gaps[i + 1].error)
  return { gaps, recommended: enough < 0 ? null : enough + 1 }
}

function gapOf(observed: number, expected: readonly number[], k: number): Gap {
  const mean = expected.reduce((sum, log) => sum + log, 0) / expected.length
  const variance = expected.reduce((sum, log) => sum + (log - mean) ** 2, 0) / expected.length
  return { k, gap: mean - observed, error: Math.sqrt(variance * (1 + 1 / expected.length)) }
}

interface Search {
  readonly mostClusters: number
  readonly starts: number
  readonly seed: number
}

/** Lloyd's later steps change W by less than one reference set differs from the next. */
const mostSteps = 50

/** ln(W_k per customer) for each k. */
function logDispersions(rows: Rows, { mostClusters, starts, seed }: Search): number[] {
  const total = rows.weight.reduce((sum, weight) => sum + weight, 0)
  return Array.from({ length: mostClusters }, (_, i) => {
    const { inertia } = bestPartition(rows, { k: i + 1, seed, starts, maxIterations: mostSteps })
    return Math.log(inertia / total)
  })
}

const mostReferenceRows = 1000

/** One row per customer, up to a number that is enough, uniform between the limits of each dimension. */
function evenlySpread({ size, dimensions, coordinates, weight }: Rows, random: Random): Rows {
  const lower = new Float64Array(dimensions).fill(Infinity)
  const upper = new Float64Array(dimensions).fill(-Infinity)
  for (let at = 0; at < size * dimensions; at++) {
    const j = at % dimensions
    lower[j] = Math.min(lower[j], coordinates[at])
    upper[j] = Math.max(upper[j], coordinates[at])
  }
  const total = weight.reduce((sum, w) => sum + w, 0)
  const count = Math.min(Math.max(size, Math.round(total)), Math.max(mostReferenceRows, size))
  const spread = Float64Array.from({ length: count * dimensions }, (_, at) => {
    const j = at % dimensions
    return lower[j] + (upper[j] - lower[j]) * random()
  })
  return { size: count, dimensions, coordinates: spread, weight: new Float64Array(count).fill(1) }
}
