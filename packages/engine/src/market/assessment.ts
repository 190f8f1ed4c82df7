import type { MarketAxis, MarketCriterion, MarketProject } from '@sabad/contract/schemas/market'
import type {
  AssessedSegment,
  axisScore,
  axisWeights,
  CellStrategy,
  criterionRating,
  SegmentFacts,
} from '@sabad/contract/schemas/market-analysis'
import { bandOf, threeBands } from '@sabad/stats/attractiveness/band'
import { fiveSteps, raterSummary, ratingOf } from '@sabad/stats/attractiveness/criterion-rating'
import { weightSensitivity } from '@sabad/stats/attractiveness/weight-sensitivity'
import { weightedScore } from '@sabad/stats/attractiveness/weighted-score'
import { pairwiseWeights } from '@sabad/stats/evaluation/analytic-hierarchy'
import { kendallsW } from '@sabad/stats/evaluation/kendalls-w'
import { seeded } from '@sabad/stats/numeric/random'
import type { z } from 'zod'

type Rating = z.infer<typeof criterionRating>
type AxisScore = z.infer<typeof axisScore>
type AxisWeights = z.infer<typeof axisWeights>

/** Enough for a share that is told in whole percent. */
const DRAWS = 1000
const SEED = 1

/** Default strategies of the 3 × 3 (GE/McKinsey): rows by attractiveness, columns by fit, the lowest first. */
const strategies: readonly (readonly CellStrategy[])[] = [
  ['exit', 'manage-for-earnings', 'protect-and-refocus'],
  ['limited-expansion-or-harvest', 'manage-for-earnings', 'build-selectively'],
  ['build-selectively-or-partner', 'invest-to-build', 'protect-and-invest'],
]

/** The number of a segment that a criterion is rated by; null where there is none, or raters rate it. */
function ratedValue({ source }: MarketCriterion, segmentId: string, facts: SegmentFacts | undefined): number | null {
  if (source.kind === 'entered') return source.values.find((one) => one.segmentId === segmentId)?.value ?? null
  if (source.kind === 'measure') return facts?.means.find(({ variable }) => variable === source.measure)?.mean ?? null
  if (source.kind === 'raters' || !facts) return null
  const { customers, value } = facts
  if (source.figure === 'customers') return customers
  if (source.figure === 'value') return value
  return value === null || customers === 0 ? null : value / customers
}

function rate(criterion: MarketCriterion, segmentId: string, facts: SegmentFacts | undefined): Rating {
  const { criterionId, source, reverse } = criterion
  if (source.kind === 'raters') {
    const given = source.ratings.filter((one) => one.segmentId === segmentId).map(({ rating }) => rating)
    const { mean, range, raters } = raterSummary(given)
    const rating = mean !== null && reverse ? fiveSteps.least + fiveSteps.most - mean : mean
    return { criterionId, rating, value: null, raters, range }
  }
  const value = ratedValue(criterion, segmentId, facts)
  const rating = value === null ? null : ratingOf(value, { low: source.low, high: source.high, reverse })
  return { criterionId, rating, value, raters: 0, range: null }
}

/** Managers' agreement on one criterion over the segments. It takes two raters and two segments that both rated. */
function agreementOf({ criterionId, source }: MarketCriterion): AxisWeights['agreement'] {
  if (source.kind !== 'raters') return []
  const raters = [...new Set(source.ratings.map(({ rater }) => rater))]
  const segments = [...new Set(source.ratings.map(({ segmentId }) => segmentId))]
  const ratingBy = (rater: string, segmentId: string) =>
    source.ratings.find((one) => one.rater === rater && one.segmentId === segmentId)?.rating ?? Number.NaN
  const columns = raters.map((rater) => Float64Array.from(segments, (segmentId) => ratingBy(rater, segmentId)))
  const objects = segments.filter((_, row) => columns.every((column) => Number.isFinite(column[row]))).length
  if (raters.length < 2) return []
  const w = objects < 2 ? null : kendallsW(columns).w
  return [{ criterionId, w, raters: raters.length, objects }]
}

/** Weights of an axis, adding up to one, and how far they can be relied on. */
export function weightsOf({ criteria, judgements }: MarketAxis): AxisWeights {
  const agreement = criteria.flatMap(agreementOf)
  if (judgements !== null && judgements.length > 1) {
    const { weights, consistencyRatio, acceptable } = pairwiseWeights(judgements)
    return { weights: [...weights], consistency: { ratio: consistencyRatio, acceptable }, agreement }
  }
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const weights = total === 0 ? [] : criteria.map(({ weight }) => weight / total)
  return { weights, consistency: null, agreement }
}

function scoreOf(ratings: readonly Rating[], weights: readonly number[]): AxisScore {
  const written = [...ratings]
  if (weights.length === 0) return { score: null, coverage: 0, isThin: true, ratings: written }
  const scored = weightedScore(
    ratings.map(({ rating }) => rating),
    weights,
  )
  return { ...scored, ratings: written }
}

/** Where the scores lie in the 3 × 3, what is done there, and how firmly. Null where an axis has no score. */
function cellOf(axes: readonly [AxisScore, AxisScore], weights: readonly [AxisWeights, AxisWeights]) {
  const [attractiveness, fit] = axes
  if (attractiveness.score === null || fit.score === null) return null
  const bands = { attractiveness: bandOf(attractiveness.score), fit: bandOf(fit.score) }
  const rated = axes.map(({ ratings }, axis) => ({
    ratings: ratings.map(({ rating }) => rating),
    weights: weights[axis]?.weights ?? [],
    cuts: threeBands,
  }))
  return {
    ...bands,
    strategy: strategies[bands.attractiveness]?.[bands.fit] ?? 'manage-for-earnings',
    stability: weightSensitivity(rated, { random: seeded(SEED), draws: DRAWS }),
  }
}

/**
 * Attractiveness × company fit of every segment: weighted scores on 1 to 5 over the criteria that are rated, the cell of
 * the 3 × 3, and the share of draws of the weights in which it stays there.
 */
export function assess(project: MarketProject, facts: readonly SegmentFacts[]): AssessedSegment[] {
  const weights = [weightsOf(project.attractiveness), weightsOf(project.fit)] as const
  return project.segments.map(({ segmentId, title }) => {
    const own = facts.find((one) => one.segmentId === segmentId)
    const score = ({ criteria }: MarketAxis, axis: AxisWeights) =>
      scoreOf(
        criteria.map((criterion) => rate(criterion, segmentId, own)),
        axis.weights,
      )
    const attractiveness = score(project.attractiveness, weights[0])
    const fit = score(project.fit, weights[1])
    return { segmentId, title, attractiveness, fit, cell: cellOf([attractiveness, fit], weights) }
  })
}
