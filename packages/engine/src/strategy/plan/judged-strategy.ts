import type { StoredStrategy, StrategyRecommendation } from '@sabad/contract/schemas/strategy'
import { discountGain } from '@sabad/stats/pricing/discount-gain'
import type { Database } from '../../sql/database.ts'
import { strategyGaps } from './gaps.ts'
import type { GroupContext } from './group-context.ts'
import { possibleSteps, stageOf, standing } from './lifecycle.ts'
import { groupRatings, needsFitOf } from './needs-fit.ts'
import { protectedMembers } from './protected-members.ts'
import type { StrategyRecord, StrategyRevision } from './records.ts'
import { winBackSum } from './win-back.ts'

/** What data say of a group, and what a strategy for it is judged by. */
export interface GroupFacts {
  readonly recommendation: StrategyRecommendation
  readonly protectedMembers: Awaited<ReturnType<typeof protectedMembers>>
  readonly ratings: Awaited<ReturnType<typeof groupRatings>>
}

export async function groupFacts(
  database: Database,
  { portfolio, group, asOf }: GroupContext,
  recommendation: StrategyRecommendation,
): Promise<GroupFacts> {
  const at = { versionId: portfolio.versionId, groupIndex: group.index, asOf }
  return {
    recommendation,
    protectedMembers: await protectedMembers(database, at),
    ratings: await groupRatings(database, at),
  }
}

/** A version of a strategy with everything that follows from it. */
export function judgedStrategy(
  record: StrategyRecord,
  { document, baselines, ...about }: StrategyRevision,
  { recommendation, protectedMembers: flagged, ratings }: GroupFacts,
): StoredStrategy {
  const newest = record.revisions[0].version
  const now = standing(record.steps, newest)
  const discount = document.proposition.discount && discountGain(document.proposition.discount)
  const winBack = document.proposition.winBack && winBackSum(document.proposition.winBack)
  const fit = needsFitOf(document.needs, ratings)
  const protectedCustomers = flagged.map(({ customerId }) => customerId)
  return {
    ...about,
    ...now,
    document,
    baselines: [...baselines],
    stage: stageOf(now, document),
    steps: [...record.steps],
    possible: possibleSteps(now, newest),
    progress: [...record.progress],
    versions: record.revisions.map(({ version, author, savedAt }) => ({ version, author, savedAt })),
    gaps: strategyGaps({
      document,
      recommended: recommendation.kind,
      baselines,
      protectedCustomers,
      discount,
      winBack,
      fit,
    }),
    discount,
    winBack,
    fit,
  }
}
