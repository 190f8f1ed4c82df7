import { frozen } from '../frozen.ts'
import { distinctRows } from '../numeric/distinct-rows.ts'
import { finish } from '../numeric/finish.ts'
import { thinByWeight } from '../numeric/thin-by-weight.ts'
import { StatsError } from '../stats-error.ts'
import { kMeansFinder } from './group-finder.ts'
import { calinskiHarabasz } from './indices/calinski-harabasz.ts'
import { daviesBouldin } from './indices/davies-bouldin.ts'
import { gapStatisticInSteps } from './indices/gap-statistic.ts'
import { silhouette } from './indices/silhouette.ts'
import { bootstrapStability, splitHalfAgreement } from './indices/stability.ts'
import { type KMeans, kMeans } from './k-means.ts'
import { nearestCentre } from './nearest-centre.ts'
import { checkPoints, type Points } from './points.ts'
import { type ChoiceReason, recommend } from './recommendation.ts'

export interface ChoiceOfKOptions {
  readonly seed: number
  /** From 2 to this many clusters are compared; 10 unless told. */
  readonly mostClusters?: number
  /** Starts of each k-means whose indices are compared; 20 unless told: they cost little beside the resamples. */
  readonly starts?: number
  /** Bootstrap resamples; 50 unless told. */
  readonly resamples?: number
  /** Uniform reference sets of the gap statistic; 50 unless told, and no fewer. */
  readonly references?: number
  /** Rows to compute with; a weighted sample of this size stands for more. 1,000 unless told. */
  readonly sampleSize?: number
}

/** All quality indices of one k. Null where an index is not defined (clusters without any spread). */
export interface CandidateK {
  readonly k: number
  readonly inertia: number
  readonly silhouette: number
  readonly daviesBouldin: number | null
  readonly calinskiHarabasz: number | null
  readonly gap: number
  readonly gapError: number
  /** Mean bootstrap Jaccard similarity of the least stable cluster. */
  readonly leastStability: number
  /** Adjusted Rand index between halves. */
  readonly splitHalf: number
  /** The share of customers in the smallest cluster. */
  readonly smallestShare: number
}

export interface ChoiceOfK {
  readonly candidates: readonly CandidateK[]
  /** The k that the gap statistic takes, which may be 1; null when it takes none. */
  readonly gapRecommends: number | null
  readonly recommended: number
  readonly reasons: readonly ChoiceReason[]
}

/**
 * Compares numbers of clusters for k-means by every index, and recommends one (see `recommendation.ts` for the rule).
 * A recommendation, not a truth: what can be told apart, reached and served decides between what is about as good.
 * @throws StatsError when a row is bad, or fewer rows differ than clusters are asked for
 */
export function chooseK(points: Points, options: ChoiceOfKOptions): ChoiceOfK {
  return finish(chooseKInSteps(points, options))
}

/** How much of the work is done: steps are about as long as one another, and there are 100. */
export interface ChoiceStep {
  readonly done: number
  readonly total: number
}

const shareOfGap = 40

/** The same in steps, so that a caller may stop or do something else between them. */
export function* chooseKInSteps(points: Points, options: ChoiceOfKOptions): Generator<ChoiceStep, ChoiceOfK> {
  const { seed, mostClusters = 10, starts = 20, references = 50, sampleSize = 1000 } = options
  checkPoints(points)
  if (!(Number.isInteger(mostClusters) && mostClusters >= 2)) {
    throw new StatsError('option-out-of-range', { option: 'mostClusters', value: mostClusters, least: 2 })
  }
  const sample = sampleOf(points, sampleSize)
  const gapSteps = gapStatisticInSteps(sample, { mostClusters, seed, references })
  let step = gapSteps.next()
  for (let done = 0; !step.done; done++) {
    yield { done: Math.floor((shareOfGap * done) / references), total: 100 }
    step = gapSteps.next()
  }
  const { gaps, recommended: gapRecommends } = step.value
  const candidates: CandidateK[] = []
  for (const { k, gap, error } of gaps.slice(1)) {
    yield { done: shareOfGap + Math.floor(((100 - shareOfGap) * candidates.length) / (gaps.length - 1)), total: 100 }
    const model = kMeans.fit(sample, { k, seed, starts })
    candidates.push({ k, ...indicesOf(sample, model), gap, gapError: error, ...stabilityOf(sample, k, options) })
  }
  return frozen({ candidates, gapRecommends, ...recommend(candidates, gapRecommends) })
}

function sampleOf(points: Points, size: number): Points {
  const distinct = distinctRows(Object.values(points.columns), points.weight)
  const { rows, weight } = thinByWeight(distinct.weight, size)
  const columns = Object.keys(points.columns).map((name, j) => {
    return [name, Float64Array.from(rows, (row) => distinct.columns[j][row])]
  })
  return { columns: Object.fromEntries(columns), weight }
}

function indicesOf(points: Points, model: KMeans) {
  const labels = nearestCentre(model, points.columns)
  const smallest = Math.min(...model.clusters.map(({ weight }) => weight))
  return {
    inertia: model.fit.inertia,
    silhouette: silhouette(points, labels).mean,
    daviesBouldin: daviesBouldin(points, labels),
    calinskiHarabasz: calinskiHarabasz(points, labels),
    smallestShare: smallest / model.fit.n,
  }
}

/** For the k-means of a resample: there are many, and one that ends early or badly does little harm. */
const resampled = { starts: 3, maxIterations: 50 }

function stabilityOf(points: Points, k: number, { seed, resamples = 50 }: ChoiceOfKOptions) {
  const find = kMeansFinder({ k, ...resampled })
  const groups = bootstrapStability(points, { find, seed, repetitions: resamples })
  return {
    leastStability: Math.min(...groups.map(({ jaccard }) => jaccard)),
    splitHalf: splitHalfAgreement(points, { find, seed }),
  }
}
