import type { MarketProject } from '@sabad/contract/schemas/market'
import type { TargetAnswer } from '@sabad/contract/schemas/market-analysis'
import { coveragePattern } from '@sabad/stats/allocation/coverage-pattern'
import { chooseTargets, type TargetCandidate } from '@sabad/stats/allocation/target-choice'

interface NamedCandidate extends TargetCandidate {
  readonly segmentId: string
}

/** Only whose value and cost are known takes part. */
const candidatesOf = ({ targets }: MarketProject): readonly NamedCandidate[] =>
  targets.candidates.flatMap(({ netPresentValue, cost, ...candidate }) =>
    netPresentValue === null || cost === null ? [] : [{ ...candidate, value: netPresentValue, cost }],
  )

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

/** Rounding of a sum does not exceed a limit, as in the choice itself. */
const exceeds = (needed: number, limit: number): boolean => needed > limit * (1 + 1e-12)

/** The first limit that the segments that must be served exceed by themselves. */
function beyondLimit({ targets }: MarketProject, candidates: readonly NamedCandidate[]): TargetAnswer | null {
  const required = candidates.filter(({ decision }) => decision === 'must')
  const rows = [
    { capacity: null, limit: targets.budget, needed: sum(required.map(({ cost }) => cost)) },
    ...targets.capacities.map(({ limit }, capacity) => ({
      capacity,
      limit,
      needed: sum(required.map(({ uses }) => uses[capacity] ?? 0)),
    })),
  ]
  const broken = rows.find(({ limit, needed }) => exceeds(needed, limit))
  return broken ? { outcome: 'beyond-limit', ...broken } : null
}

/** Where each segment lies on the map; one that names no product or market is a product or market of its own. */
const placesOf = ({ segments }: MarketProject) =>
  segments.map(({ segmentId, product, market }) => ({ product: product || segmentId, market: market || segmentId }))

/** The set of segments that is worth most within budget and capacities, exactly, and how it covers the market. */
export async function chooseMarketTargets(project: MarketProject): Promise<TargetAnswer> {
  const candidates = candidatesOf(project)
  if (candidates.length === 0) return { outcome: 'nothing-to-choose' }
  const refused = beyondLimit(project, candidates)
  if (refused) return refused
  const { budget, capacities } = project.targets
  const choice = await chooseTargets({ candidates, budget, capacities: capacities.map(({ limit }) => limit) })
  const chosen = candidates.filter((_, index) => choice.chosen[index]).map(({ segmentId }) => segmentId)
  const served = project.segments.map(({ segmentId }) => chosen.includes(segmentId))
  return {
    outcome: 'optimal',
    chosen,
    value: choice.value,
    cost: choice.cost,
    uses: [...choice.uses],
    pattern: coveragePattern(placesOf(project), served),
    candidates: candidates.length,
  }
}
