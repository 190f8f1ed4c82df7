import { beta, exponential, gamma, type Random, seeded } from './random.ts'

export interface PurchaseWorld {
  readonly seed: number
  readonly customers: number
  /** With a = 0 nobody ever leaves (NBD). */
  readonly parameters: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number }
  /** 0: nobody leaves at the first purchase (BG/NBD); 1: that is a chance to leave, too (MBG/NBD). */
  readonly firstChances: 0 | 1
}

/** Customers of different ages (26 to 78) who buy and leave as the model says, as columns for a fit. */
export function simulatePurchases({ seed, customers, parameters, firstChances }: PurchaseWorld) {
  const random = seeded(seed)
  const frequency = new Float64Array(customers)
  const recency = new Float64Array(customers)
  const age = Float64Array.from({ length: customers }, () => 26 + 52 * random())
  for (let i = 0; i < customers; i++) {
    const lambda = gamma(random, parameters.r, parameters.alpha)
    const p = beta(random, parameters.a, parameters.b)
    const leftAtOnce = firstChances === 1 && random() < p
    const times = leftAtOnce ? [] : purchaseTimes(random, { lambda, p, until: age[i] ?? 0 })
    frequency[i] = times.length
    recency[i] = times.at(-1) ?? 0
  }
  return { frequency, recency, age, weight: new Float64Array(customers).fill(1) }
}

/** Purchases of a living customer until the given time, each followed by a chance p to leave. */
export function purchaseTimes(random: Random, customer: { lambda: number; p: number; until: number }): number[] {
  const times: number[] = []
  for (let now = exponential(random, customer.lambda); now <= customer.until; ) {
    times.push(now)
    if (random() < customer.p) break
    now += exponential(random, customer.lambda)
  }
  return times
}

export interface SpendWorld {
  readonly seed: number
  readonly customers: number
  readonly parameters: { readonly p: number; readonly q: number; readonly gamma: number }
}

/** Customers with 1 to 8 purchases and their mean values, as columns for a fit. */
export function simulateSpend({ seed, customers, parameters }: SpendWorld) {
  const random = seeded(seed)
  const frequency = Float64Array.from({ length: customers }, () => 1 + Math.floor(8 * random() ** 2))
  const meanValue = frequency.map((x) => {
    const rate = gamma(random, parameters.q, parameters.gamma)
    return gamma(random, parameters.p * x, rate) / x
  })
  return { frequency, meanValue, weight: new Float64Array(customers).fill(1) }
}
