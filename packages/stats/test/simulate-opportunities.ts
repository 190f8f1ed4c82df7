import type { FrequencyRecencyAge } from '../src/lifetime/frequency-recency-age.ts'
import { beta, type Random, seeded } from './random.ts'

export interface OpportunityWorld {
  readonly seed: number
  readonly customers: number
  /** With gamma = 0 nobody ever leaves (Beta-Bernoulli). */
  readonly parameters: { readonly alpha: number; readonly beta: number; readonly gamma: number; readonly delta: number }
}

/** Customers with 6 to 12 opportunities who buy and leave as the model says, as columns for a fit. */
export function simulateOpportunities({ seed, customers, parameters }: OpportunityWorld): FrequencyRecencyAge {
  const random = seeded(seed)
  const age = Float64Array.from({ length: customers }, () => 6 + Math.floor(7 * random()))
  const used = Array.from(age, (opportunities) => {
    const p = beta(random, parameters.alpha, parameters.beta)
    const theta = parameters.gamma === 0 ? 0 : beta(random, parameters.gamma, parameters.delta)
    return opportunitiesUsed(random, { p, theta, opportunities })
  })
  const frequency = Float64Array.from(used, (numbers) => numbers.length)
  const recency = Float64Array.from(used, (numbers) => numbers.at(-1) ?? 0)
  return { frequency, recency, age, weight: new Float64Array(customers).fill(1) }
}

/** The numbers, from 1, of the opportunities used by a customer who leaves before each with probability θ. */
export function opportunitiesUsed(
  random: Random,
  customer: { p: number; theta: number; opportunities: number },
): number[] {
  const used: number[] = []
  for (let number = 1; number <= customer.opportunities && random() >= customer.theta; number++) {
    if (random() < customer.p) used.push(number)
  }
  return used
}
