import { fillGreedily } from './greedy-fill.ts'
import { type ChannelOffers, checkOfferLimits, type OfferLimits } from './offer-limits.ts'
import { choiceAt, type OfferPrices, type PricedProblem, searchPrices } from './offer-prices.ts'
import { assignmentOf, checkOffers, type OfferAssignment, rowStarts } from './offers.ts'
import { repairedChoice } from './repaired-choice.ts'

export interface ChannelAssignment extends OfferAssignment {
  /** What one more unit of budget, or one more place in a channel, is worth, about. */
  readonly prices: OfferPrices
}

/** So many customers show the prices of a million well enough to start from. */
const sampleSize = 4000
const sampleSteps = 400
const fullSteps = 40

/**
 * At most one offer per customer, most value within a budget and the capacities of channels. Prices of the limits are
 * sought by subgradient steps, first on every n-th customer with limits to scale, then on all; the customers' own
 * choices at these prices are repaired to hold the limits and filled greedily. The gap says how far from the optimum
 * the answer can be at most. (Fisher 1981, Management Science 27(1), 1-18.)
 * @throws StatsError when a row is bad or out of order, or a limit is negative
 */
export function assignOffersWithChannels(offers: ChannelOffers, limits: OfferLimits): ChannelAssignment {
  const customers = checkOffers(offers)
  checkOfferLimits(offers, limits)
  const problem = { offers, limits, starts: rowStarts(offers, customers) }
  const free: OfferPrices = { budget: 0, channels: limits.capacities.map(() => 0) }
  const sample = everyNth(problem, Math.ceil(customers / sampleSize))
  const near = searchPrices(sample, { start: free, steps: sampleSteps, reached: valueAtPrices(sample, free) })
  const reached = (valueAtPrices(sample, near) * customers) / (sample.starts.length - 1)
  const prices = searchPrices(problem, { start: near, steps: fullSteps, reached })
  const { choice, bound } = choiceAt(problem, prices)
  const held = repairedChoice(problem, choice, prices)
  fillGreedily({ offers, choice: held, limits })
  return { ...assignmentOf(offers, held, bound), prices }
}

/** What a repaired choice at some prices is worth: a value that is known to be reached. */
function valueAtPrices(problem: PricedProblem, prices: OfferPrices): number {
  const held = repairedChoice(problem, choiceAt(problem, prices).choice, prices)
  fillGreedily({ offers: problem.offers, choice: held, limits: problem.limits })
  return assignmentOf(problem.offers, held, 0).value
}

/** Every n-th customer, with limits to scale. */
function everyNth(problem: PricedProblem, n: number): PricedProblem {
  if (n <= 1) return problem
  const { offers, starts, limits } = problem
  const rows: number[] = []
  const customer: number[] = []
  for (let i = 0; i * n < starts.length - 1; i++) {
    for (let row = starts[i * n]; row < starts[i * n + 1]; row++) {
      rows.push(row)
      customer.push(i)
    }
  }
  const count = Math.ceil((starts.length - 1) / n)
  const share = count / (starts.length - 1)
  const sampled = {
    customer: Uint32Array.from(customer),
    value: Float64Array.from(rows, (row) => offers.value[row]),
    cost: Float64Array.from(rows, (row) => offers.cost[row]),
    channel: Uint8Array.from(rows, (row) => offers.channel[row]),
  }
  const scaled = { budget: limits.budget * share, capacities: limits.capacities.map((places) => places * share) }
  return { offers: sampled, limits: scaled, starts: rowStarts(sampled, count) }
}
