import { sumOfLogGaps } from '../src/lifetime/frequency-recency-age-gaps.ts'
import { beta, gamma, type Random, seeded } from './random.ts'

export interface RegularWorld {
  readonly seed: number
  readonly customers: number
  /** Stages per purchase. */
  readonly k: number
  readonly parameters: { readonly r: number; readonly alpha: number; readonly a: number; readonly b: number }
  /** 0: nobody leaves at the first purchase (BG/CNBD-k); 1: that is a chance to leave, too (MBG/CNBD-k). */
  readonly firstChances: 0 | 1
}

/** Customers of different ages (26 to 78) who buy with a rhythm and leave as the model says, as columns for a fit. */
export function simulateRegularPurchases({ seed, customers, k, parameters, firstChances }: RegularWorld) {
  const random = seeded(seed)
  const frequency = new Float64Array(customers)
  const recency = new Float64Array(customers)
  const logGaps = new Float64Array(customers)
  const age = Float64Array.from({ length: customers }, () => 26 + 52 * random())
  for (let i = 0; i < customers; i++) {
    const lambda = gamma(random, parameters.r, parameters.alpha)
    const p = beta(random, parameters.a, parameters.b)
    const leftAtOnce = firstChances === 1 && random() < p
    const gaps = leftAtOnce ? [] : purchaseGaps(random, { k, lambda, p, until: age[i] ?? 0 }).gaps
    frequency[i] = gaps.length
    recency[i] = gaps.reduce((sum, gap) => sum + gap, 0)
    logGaps[i] = gaps.reduce((sum, gap) => sum + Math.log(gap), 0)
  }
  return { frequency, recency, age, weight: new Float64Array(customers).fill(1), logGaps }
}

/** The times between the purchases of a customer until the given time, and whether they left at one of them. */
export function purchaseGaps(
  random: Random,
  { k, lambda, p, until }: { k: number; lambda: number; p: number; until: number },
): { gaps: number[]; left: boolean } {
  const gaps: number[] = []
  let now = 0
  for (;;) {
    const gap = gamma(random, k, lambda)
    now += gap
    if (now > until) return { gaps, left: false }
    gaps.push(gap)
    if (random() < p) return { gaps, left: true }
  }
}

export interface RegularLives extends RegularWorld {
  readonly age: number
  readonly horizon: number
}

/** Whole lives from the first purchase on: what was seen up to `age`, whether they are alive then, and what they bought after. */
export function simulateRegularLives(world: RegularLives) {
  const { seed, customers, k, parameters, firstChances, age, horizon } = world
  const random = seeded(seed)
  return Array.from({ length: customers }, () => {
    const lambda = gamma(random, parameters.r, parameters.alpha)
    const p = beta(random, parameters.a, parameters.b)
    const leftAtOnce = firstChances === 1 && random() < p
    const life = leftAtOnce ? { gaps: [], left: true } : purchaseGaps(random, { k, lambda, p, until: age + horizon })
    let now = 0
    const times = life.gaps.map((gap) => (now += gap))
    const past = times.filter((time) => time <= age)
    const alive = !(life.left && past.length === times.length)
    const customer = { frequency: past.length, recency: past.at(-1) ?? 0, age }
    return { customer, alive, future: times.length - past.length, logGaps: sumOfLogGaps([0, ...past]) }
  })
}
