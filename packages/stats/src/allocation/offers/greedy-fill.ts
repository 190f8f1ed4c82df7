import { type ChannelOffers, channelOf, type OfferLimits, type Room, roomAfter } from './offer-limits.ts'
import { type Offers, rowStarts } from './offers.ts'
import { costAt, valueAt } from './undominated-offers.ts'

/** A choice that holds its limits, to be improved in place. */
export interface Fillable {
  readonly offers: Offers | ChannelOffers
  readonly choice: Int32Array
  readonly limits: OfferLimits
}

interface Jumps {
  readonly customer: Uint32Array
  readonly row: Uint32Array
  readonly efficiency: Float64Array
}

/** Each pass takes what fits; after a few passes next to nothing is left that fits. */
const mostPasses = 5

/**
 * Uses what a choice has left over: customers move to better offers that still fit, the most added value per added
 * cost first, until a pass moves nobody.
 */
export function fillGreedily(fillable: Fillable): void {
  const { offers, choice, limits } = fillable
  const starts = rowStarts(offers, choice.length)
  const room = roomAfter(offers, choice, limits)
  for (let pass = 0; pass < mostPasses; pass++) {
    if (takeJumps(fillable, improvingJumps(fillable, starts, room), room) === 0) break
  }
}

/** Every move to an offer of more value that fits on its own. */
function improvingJumps({ offers, choice }: Fillable, starts: Uint32Array, room: Room): Jumps {
  const customer: number[] = []
  const row: number[] = []
  const efficiency: number[] = []
  for (let i = 0; i < choice.length; i++) {
    for (let k = starts[i]; k < starts[i + 1]; k++) {
      const gain = offers.value[k] - valueAt(offers, choice[i])
      const cost = offers.cost[k] - costAt(offers, choice[i])
      if (!(gain > 0 && cost <= room.budget && hasChannel(offers, room, { from: choice[i], to: k }))) continue
      customer.push(i)
      row.push(k)
      efficiency.push(cost > 0 ? gain / cost : Infinity)
    }
  }
  return { customer: Uint32Array.from(customer), row: Uint32Array.from(row), efficiency: Float64Array.from(efficiency) }
}

function takeJumps({ offers, choice }: Fillable, jumps: Jumps, room: Room): number {
  const order = Uint32Array.from(jumps.row.keys()).sort((a, b) => {
    return jumps.efficiency[b] === jumps.efficiency[a] ? a - b : jumps.efficiency[b] - jumps.efficiency[a]
  })
  let moved = 0
  for (const k of order) {
    const from = choice[jumps.customer[k]]
    const to = jumps.row[k]
    const cost = offers.cost[to] - costAt(offers, from)
    const gains = offers.value[to] > valueAt(offers, from)
    if (!(gains && cost <= room.budget && hasChannel(offers, room, { from, to }))) continue
    choice[jumps.customer[k]] = to
    moveTo(offers, room, { from, to })
    moved++
  }
  return moved
}

interface Move {
  readonly from: number
  readonly to: number
}

/** Whether the channel of the new offer has a place, or is the one that is left. */
export function hasChannel(offers: Offers | ChannelOffers, room: Room, { from, to }: Move): boolean {
  const channel = channelOf(offers, to)
  return channel < 0 || channel === channelOf(offers, from) || room.channels[channel] >= 1
}

/** Books a move. */
export function moveTo(offers: Offers | ChannelOffers, room: Room, { from, to }: Move): void {
  room.budget -= costAt(offers, to) - costAt(offers, from)
  const left = channelOf(offers, from)
  const taken = channelOf(offers, to)
  if (left >= 0) room.channels[left]++
  if (taken >= 0) room.channels[taken]--
}
