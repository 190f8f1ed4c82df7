import { checkAmount } from '../../lifetime/frequency-recency-age.ts'
import { StatsError } from '../../stats-error.ts'
import type { Offers } from './offers.ts'

/** A budget, and how many offers each channel can carry (none: no channels). */
export interface OfferLimits {
  readonly budget: number
  readonly capacities: readonly number[]
}

/** Offers with the channel (zero-based) that each goes through. */
export interface ChannelOffers extends Offers {
  readonly channel: Uint8Array
}

/** What of budget and channels is still free. */
export interface Room {
  budget: number
  readonly channels: Float64Array
}

/** What is left of the limits after a choice; negative where a limit is exceeded. */
export function roomAfter(offers: Offers | ChannelOffers, choice: Int32Array, limits: OfferLimits): Room {
  const room = { budget: limits.budget, channels: Float64Array.from(limits.capacities) }
  for (const row of choice) {
    if (row < 0) continue
    room.budget -= offers.cost[row]
    const channel = channelOf(offers, row)
    if (channel >= 0) room.channels[channel]--
  }
  return room
}

/** The channel of a row; −1 for no offer, or where there are no channels. */
export function channelOf(offers: Offers | ChannelOffers, row: number): number {
  return row >= 0 && 'channel' in offers ? offers.channel[row] : -1
}

/**
 * Refuses negative limits, and channels that have none.
 * @throws StatsError naming the row
 */
export function checkOfferLimits(offers: ChannelOffers, { budget, capacities }: OfferLimits): void {
  checkAmount('budget', budget)
  for (const capacity of capacities) checkAmount('capacities', capacity)
  if (offers.channel.length !== offers.value.length) {
    throw new StatsError('columns-differ-in-length', { lengths: `${offers.value.length}, ${offers.channel.length}` })
  }
  const row = offers.channel.findIndex((channel) => channel >= capacities.length)
  if (row >= 0) throw new StatsError('required-beyond-limit', { row, column: 'channel', limit: capacities.length - 1 })
}
