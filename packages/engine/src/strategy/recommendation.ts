import type { StrategyKind } from '@sabad/contract/schemas/portfolio-definition'
import type { Recommendation, SignificanceFlag, SignificanceKind } from '@sabad/contract/schemas/significance'

/** Flags that say no more than that the customer's volume carries fixed cost. */
const isVolume = (kind: SignificanceKind): boolean => kind === 'high-volume'

/**
 * What to do for a customer. A flag in force overrides the group's "end" and nothing else: whoever matters for another
 * reason than volume is protected; whose volume alone is wanted is kept, and the cost to serve is re-engineered.
 * Flags are those of the customer with their state as of the day that is asked about; expired and withdrawn ones have
 * no force. Source: Buttle & Maklan, Customer Relationship Management, on strategically significant customers and core
 * strategies.
 */
export function recommendation(
  groupStrategy: StrategyKind,
  flags: readonly Pick<SignificanceFlag, 'flagId' | 'kind' | 'state'>[],
): Recommendation {
  const inForce = flags.filter(({ state }) => state === 'in-force')
  if (groupStrategy !== 'end' || inForce.length === 0) return { strategy: groupStrategy, groupStrategy, override: null }
  const kinds = [...new Set(inForce.map(({ kind }) => kind))]
  const flagIds = inForce.map(({ flagId }) => flagId)
  return kinds.every(isVolume)
    ? { strategy: 're-engineer', groupStrategy, override: { code: 'volume-kept', kinds, flagIds } }
    : { strategy: 'protect', groupStrategy, override: { code: 'protected', kinds, flagIds } }
}
