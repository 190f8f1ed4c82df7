import type { MarketAxis, MarketProject } from '@sabad/contract/schemas/market'
import { pairwiseWeights } from '@sabad/stats/evaluation/analytic-hierarchy'
import { StatsError } from '@sabad/stats/stats-error'
import { EngineError } from '../errors.ts'
import { ofStats, particular } from '../particular.ts'
import { isSensitive } from './taxonomy.ts'

function refuseRepeated(place: string, names: readonly string[]): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated !== undefined) throw new EngineError('market.repeated', { place, name: repeated })
}

/** Everywhere that a criterion speaks of segments. */
function segmentsOf({ source }: MarketAxis['criteria'][number]): readonly string[] {
  if (source.kind === 'entered') return source.values.map(({ segmentId }) => segmentId)
  return source.kind === 'raters' ? source.ratings.map(({ segmentId }) => segmentId) : []
}

function checkSegments({ segments, attractiveness, fit, targets }: MarketProject): void {
  const known = segments.map(({ segmentId }) => segmentId)
  refuseRepeated('segments', known)
  const named = [
    ...[...attractiveness.criteria, ...fit.criteria].flatMap((criterion) =>
      segmentsOf(criterion).map((segmentId) => [criterion.title, segmentId] as const),
    ),
    ...targets.candidates.map(({ segmentId }) => ['targets', segmentId] as const),
  ]
  for (const [place, segmentId] of named) {
    if (!known.includes(segmentId))
      throw new EngineError('market.unknown-segment', { place, segmentId, segments: known })
  }
  refuseRepeated(
    'targets',
    targets.candidates.map(({ segmentId }) => segmentId),
  )
}

function checkCriterion({ title, source }: MarketAxis['criteria'][number]): void {
  if (source.kind === 'raters') {
    refuseRepeated(
      title,
      source.ratings.map(({ rater, segmentId }) => `${rater}: ${segmentId}`),
    )
    return
  }
  const { low, high } = source
  if (!(low < high)) throw new EngineError('market.anchors', { criterion: title, low, high })
}

function checkAxis(axis: string, { criteria, judgements }: MarketAxis): void {
  refuseRepeated(
    axis,
    criteria.map(({ criterionId }) => criterionId),
  )
  for (const criterion of criteria) checkCriterion(criterion)
  if (judgements === null) return
  if (judgements.length !== criteria.length) {
    const detail = particular('judgements.rows', { rows: judgements.length, criteria: criteria.length })
    throw new EngineError('market.judgements', { axis, detail })
  }
  try {
    pairwiseWeights(judgements)
  } catch (error) {
    if (error instanceof StatsError) throw new EngineError('market.judgements', { axis, detail: ofStats(error) }, error)
    throw error
  }
}

/**
 * Refuses a project that contradicts itself. An unfinished one is fine: it is saved at every step.
 * @throws EngineError market.repeated, market.unknown-segment, market.anchors, market.judgements, market.uses or
 * market.sensitive-variable
 */
export function checkProject(project: MarketProject): void {
  checkSegments(project)
  checkAxis('attractiveness', project.attractiveness)
  checkAxis('fit', project.fit)
  const { capacities, candidates } = project.targets
  for (const { segmentId, uses } of candidates) {
    if (uses.length !== capacities.length) {
      throw new EngineError('market.uses', { segmentId, needed: capacities.length, found: uses.length })
    }
  }
  const sensitive = project.variables.chosen.find(isSensitive)
  if (sensitive !== undefined && !project.variables.sensitiveAllowed) {
    throw new EngineError('market.sensitive-variable', { variable: sensitive })
  }
}
