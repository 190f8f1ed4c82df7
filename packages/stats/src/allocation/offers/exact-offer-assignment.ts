import { type LimitRow, solveZeroOne } from '../../numeric/zero-one-programme.ts'
import { StatsError } from '../../stats-error.ts'
import { type ChannelOffers, checkOfferLimits, type OfferLimits } from './offer-limits.ts'
import { assignmentOf, checkOffers, type OfferAssignment, type Offers, rowStarts } from './offers.ts'

/** Beyond this many rows branch and cut may take minutes. */
const mostRows = 2000

/**
 * The best assignment of at most one offer per customer within budget and capacities, proved by branch and cut
 * (HiGHS), for up to 2,000 rows. The gap is 0.
 * @throws StatsError when a row is bad or out of order, a limit is negative, or there are too many rows
 */
export async function assignOffersExactly(
  offers: Offers | ChannelOffers,
  limits: OfferLimits,
): Promise<OfferAssignment> {
  const customers = checkOffers(offers)
  if (offers.value.length > mostRows) {
    throw new StatsError('too-many-for-exact', { most: mostRows, found: offers.value.length })
  }
  const channel = 'channel' in offers ? offers.channel : null
  checkOfferLimits(
    { ...offers, channel: channel ?? new Uint8Array(offers.value.length) },
    channelLimits(limits, channel),
  )
  const chosen = await solveZeroOne({
    values: [...offers.value],
    lower: Array.from(offers.value, () => 0 as const),
    upper: Array.from(offers.value, () => 1 as const),
    rows: [...oneEach(offers, customers), budgetRow(offers, limits), ...channelRows(channel, limits)],
  })
  if (chosen === null) throw new StatsError('solver-gave-up', { status: 'infeasible' })
  const choice = new Int32Array(customers).fill(-1)
  for (const [row, isChosen] of chosen.entries()) if (isChosen) choice[offers.customer[row]] = row
  const { value } = assignmentOf(offers, choice, 0)
  return assignmentOf(offers, choice, value)
}

/** Without channels everything goes through one channel that is wide enough. */
function channelLimits(limits: OfferLimits, channel: Uint8Array | null): OfferLimits {
  return channel === null ? { ...limits, capacities: [Number.MAX_SAFE_INTEGER] } : limits
}

function oneEach(offers: Offers, customers: number): LimitRow[] {
  const starts = rowStarts(offers, customers)
  return Array.from({ length: customers }, (_, i) => {
    const indices = Array.from({ length: starts[i + 1] - starts[i] }, (__, k) => starts[i] + k)
    return { indices, coefficients: indices.map(() => 1), limit: 1 }
  })
}

function budgetRow({ cost }: Offers, { budget }: OfferLimits): LimitRow {
  return { indices: [...cost.keys()], coefficients: [...cost], limit: budget }
}

function channelRows(channel: Uint8Array | null, { capacities }: OfferLimits): LimitRow[] {
  if (channel === null) return []
  return capacities.map((limit, h) => {
    const indices = [...channel.keys()].filter((row) => channel[row] === h)
    return { indices, coefficients: indices.map(() => 1), limit }
  })
}
