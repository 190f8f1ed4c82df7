import { hasChannel, moveTo } from './greedy-fill.ts'
import { channelOf, type Room, roomAfter } from './offer-limits.ts'
import type { OfferPrices, PricedProblem } from './offer-prices.ts'
import { costAt, valueAt } from './undominated-offers.ts'

interface Retreats {
  readonly customer: Uint32Array
  readonly row: Int32Array
  /** Lost net value per unit of relief. */
  readonly regret: Float64Array
}

/**
 * A choice that holds every limit: for each exceeded limit in turn, the customers who lose least per unit of relief
 * move to another offer that fits, or to none. Channels first, the budget last, because leaving a channel saves money.
 */
export function repairedChoice(problem: PricedProblem, chosen: Int32Array, prices: OfferPrices): Int32Array {
  const { offers, limits } = problem
  const choice = Int32Array.from(chosen)
  const room = roomAfter(offers, choice, limits)
  for (let limit = limits.capacities.length - 1; limit >= -1; limit--) {
    // A customer may retreat in several steps, so that it can take several passes; no offer at all is the last step.
    let moved = 1
    while (roomOf(room, limit) < 0 && moved > 0) moved = retreat(problem, choice, { limit, prices, room })
  }
  return choice
}

interface Shortage {
  readonly limit: number
  readonly prices: OfferPrices
  readonly room: Room
}

function retreat(problem: PricedProblem, choice: Int32Array, shortage: Shortage): number {
  const { offers } = problem
  const { limit, room } = shortage
  const retreats = retreatsFrom(problem, choice, shortage)
  const order = Uint32Array.from(retreats.row.keys()).sort((a, b) => retreats.regret[a] - retreats.regret[b] || a - b)
  for (const [moved, k] of order.entries()) {
    if (roomOf(room, limit) >= 0) return moved
    const from = choice[retreats.customer[k]]
    const to = hasChannel(offers, room, { from, to: retreats.row[k] }) ? retreats.row[k] : -1
    choice[retreats.customer[k]] = to
    moveTo(offers, room, { from, to })
  }
  return order.length
}

/** −1 is the budget, the rest are channels. */
function roomOf(room: Room, limit: number): number {
  return limit < 0 ? room.budget : room.channels[limit]
}

/** For each customer who uses the limit, the best way to use less of it. */
function retreatsFrom(problem: PricedProblem, choice: Int32Array, { limit, prices, room }: Shortage): Retreats {
  const { offers, starts } = problem
  const customer: number[] = []
  const row: number[] = []
  const regret: number[] = []
  const net = (k: number) => valueAt(offers, k) - prices.budget * costAt(offers, k) - channelPrice(problem, prices, k)
  for (const [i, from] of choice.entries()) {
    const usesLimit = limit < 0 ? costAt(offers, from) > 0 : channelOf(offers, from) === limit
    if (!usesLimit) continue
    let [best, least] = [-1, lossPerRelief(problem, limit, { from, to: -1, loss: net(from) })]
    for (let to = starts[i]; to < starts[i + 1]; to++) {
      const retreats = limit < 0 ? offers.cost[to] < offers.cost[from] : channelOf(offers, to) !== limit
      if (!(retreats && hasChannel(offers, room, { from, to }))) continue
      const loss = lossPerRelief(problem, limit, { from, to, loss: net(from) - net(to) })
      if (loss < least) [best, least] = [to, loss]
    }
    customer.push(i)
    row.push(best)
    regret.push(least)
  }
  return { customer: Uint32Array.from(customer), row: Int32Array.from(row), regret: Float64Array.from(regret) }
}

function lossPerRelief(
  { offers }: PricedProblem,
  limit: number,
  { from, to, loss }: { readonly from: number; readonly to: number; readonly loss: number },
): number {
  const relief = limit < 0 ? costAt(offers, from) - costAt(offers, to) : 1
  return relief > 0 ? loss / relief : Infinity
}

function channelPrice({ offers }: PricedProblem, prices: OfferPrices, row: number): number {
  return row < 0 ? 0 : prices.channels[offers.channel[row]]
}
