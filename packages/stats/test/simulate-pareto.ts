import { exponential, gamma, type Random, seeded } from './random.ts'

export interface ParetoWorld {
  readonly seed: number
  readonly customers: number
  readonly parameters: { readonly r: number; readonly alpha: number; readonly s: number; readonly beta: number }
}

/** Customers of different ages (26 to 78) who buy and leave as Pareto/NBD says, as columns for a fit. */
export function simulateParetoPurchases({ seed, customers, parameters }: ParetoWorld) {
  const random = seeded(seed)
  const frequency = new Float64Array(customers)
  const recency = new Float64Array(customers)
  const age = Float64Array.from({ length: customers }, () => 26 + 52 * random())
  for (let i = 0; i < customers; i++) {
    const lambda = gamma(random, parameters.r, parameters.alpha)
    const left = exponential(random, gamma(random, parameters.s, parameters.beta))
    const times = arrivals(random, lambda, Math.min(left, age[i] ?? 0))
    frequency[i] = times.length
    recency[i] = times.at(-1) ?? 0
  }
  return { frequency, recency, age, weight: new Float64Array(customers).fill(1) }
}

/** Purchases at a constant rate until the given time. */
export function arrivals(random: Random, lambda: number, until: number): number[] {
  const times: number[] = []
  for (let now = exponential(random, lambda); now <= until; now += exponential(random, lambda)) times.push(now)
  return times
}
