import type { ChannelOffers, OfferLimits } from './offer-limits.ts'

/** Prices of the limits: of a unit of budget, and of a place in each channel. Not negative, in money of value. */
export interface OfferPrices {
  readonly budget: number
  readonly channels: readonly number[]
}

/** The customers' own best choices at given prices, and the bound on any assignment that they give. */
export interface PricedChoice {
  readonly choice: Int32Array
  readonly bound: number
  /** Used share of each limit beyond one: positive where too much is used. First the budget, then the channels. */
  readonly excess: Float64Array
}

/** Offers with where each customer's rows start. */
export interface PricedProblem {
  readonly offers: ChannelOffers
  readonly starts: Uint32Array
  readonly limits: OfferLimits
}

/**
 * Each customer takes max v − λc − κ_channel, or nothing. For any prices the sum of these plus the prices of the
 * limits is an upper bound on the value of every assignment that holds the limits (Lagrangian relaxation).
 */
export function choiceAt({ offers, starts, limits }: PricedProblem, prices: OfferPrices): PricedChoice {
  const { value, cost, channel } = offers
  const price = Float64Array.from(prices.channels)
  const used = new Float64Array(1 + price.length)
  const choice = new Int32Array(starts.length - 1)
  let surplus = 0
  for (let customer = 0; customer < choice.length; customer++) {
    let best = -1
    let most = 0
    for (let row = starts[customer]; row < starts[customer + 1]; row++) {
      const net = value[row] - prices.budget * cost[row] - price[channel[row]]
      if (net > most) {
        most = net
        best = row
      }
    }
    choice[customer] = best
    if (best < 0) continue
    surplus += most
    used[0] += cost[best]
    used[1 + channel[best]]++
  }
  const limit = [limits.budget, ...limits.capacities]
  const priced = [prices.budget, ...prices.channels]
  const bound = surplus + limit.reduce((sum, amount, r) => sum + amount * priced[r], 0)
  return { choice, bound, excess: used.map((amount, r) => (amount === 0 ? -1 : amount / limit[r] - 1)) }
}

/** `reached` may be a guess, and the bound may fall below it: a step is never taken backwards. */
const leastDistance = 1e-4

/** How long to look for prices. */
export interface PriceSearch {
  readonly start: OfferPrices
  readonly steps: number
  /** A value that some assignment reaches, about; the step is scaled to the distance from it (Polyak 1969). */
  readonly reached: number
}

/**
 * Prices with a low bound, by projected subgradient steps: the price of a limit rises while it is exceeded. The step
 * halves whenever five steps brought no better bound (Held, Wolfe & Crowder 1974).
 */
export function searchPrices(problem: PricedProblem, search: PriceSearch): OfferPrices {
  const limit = [problem.limits.budget, ...problem.limits.capacities]
  let prices = search.start
  let best = { prices, bound: Infinity }
  let scale = 1
  let stale = 0
  for (let step = 0; step < search.steps; step++) {
    const { bound, excess } = choiceAt(problem, prices)
    stale = bound < best.bound ? 0 : stale + 1
    if (bound < best.bound) best = { prices, bound }
    if (stale === 5) {
      scale /= 2
      stale = 0
      prices = best.prices
      continue
    }
    const finite = excess.map((value) => (Number.isFinite(value) ? value : 1))
    const length = finite.reduce((sum, value) => sum + value * value, 0)
    if (length === 0) break
    const distance = Math.max(bound - search.reached, leastDistance * Math.abs(bound))
    const size = (scale * distance) / length
    prices = moved(
      prices,
      Array.from(finite, (value, r) => (limit[r] > 0 ? (size * value) / limit[r] : size * value)),
    )
  }
  return best.prices
}

function moved({ budget, channels }: OfferPrices, [budgetStep, ...channelSteps]: readonly number[]): OfferPrices {
  return {
    budget: Math.max(0, budget + budgetStep),
    channels: channels.map((price, h) => Math.max(0, price + channelSteps[h])),
  }
}
