import type { Allocation } from '@sabad/contract/schemas/allocation'
import { flowsBetween } from '../movement/flows.ts'
import { directionOf, rankedGroups } from '../movement/group-ranking.ts'
import { namedGroups } from '../movement/movement.ts'
import type { Publication } from '../portfolio/published.ts'
import { monthsEarlier, wholeMonthsEarlier } from '../snapshot/as-of-dates.ts'
import type { Database } from '../sql/database.ts'
import type { CurveGround } from './response-curves.ts'

/** A year back, if it was computed; else as far back as there is, within that year. */
function aYearBefore({ last, earlier }: CurveGround): Publication | undefined {
  const wanted = wholeMonthsEarlier(last.asOf, 12)
  return earlier.find(({ asOf }) => asOf === wanted) ?? earlier.find(({ asOf }) => asOf >= monthsEarlier(last.asOf, 12))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * Dropping weak groups loses their volume and the flow into strong ones (Johnson & Selnes 2004, J. Marketing 68(2)): how
 * much of revenue a group that gets nothing brings, and how many of its customers rose within the last year, with what
 * they are worth now.
 */
export async function weakGroupNotices(
  database: Database,
  ground: CurveGround,
  dropped: readonly number[],
): Promise<Allocation['notices']> {
  const from = aYearBefore(ground)
  if (dropped.length === 0) return []
  const { portfolio, last, worth } = ground
  const flows = from ? await flowsBetween(database, { portfolio, from, to: last }) : []
  const ranking = rankedGroups(flows)
  const revenue = sum(worth.map((one) => one.revenue))
  return dropped.map((index) => {
    const own = worth.find((one) => one.group === index)
    const risen = flows.filter((flow) => flow.from === index && directionOf(flow, ranking) === 'upgraded')
    const title = namedGroups(portfolio.definition)[index]?.title ?? ''
    const volume = {
      group: title,
      customers: own?.customers ?? 0,
      revenueShare: revenue > 0 ? (own?.revenue ?? 0) / revenue : 0,
    }
    if (!from) return { code: 'group-gets-nothing', params: volume }
    return {
      code: 'group-gets-nothing-and-feeds',
      params: {
        ...volume,
        risen: sum(risen.map(({ customers }) => customers)),
        risenValue: sum(risen.map(({ valueAfter }) => valueAfter ?? 0)),
        from: from.asOf,
      },
    }
  })
}
