import type { Random } from './random.ts'

export const chance = (random: Random, probability: number): boolean => random() < probability

/** Whole numbers from `low` to `high`, both included. */
export const wholeBetween = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1))

export const exponential = (random: Random, rate: number): number => -Math.log(1 - random()) / rate

/** Standard normal, Box-Muller; the second value is thrown away so that a draw has no memory. */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Log-normal with the given median and sigma of the logarithm. */
export const logNormal = (random: Random, median: number, sigma: number): number =>
  median * Math.exp(sigma * normal(random))

/** Gamma with mean shape / rate. Marsaglia & Tsang 2000; below shape 1 by the boost of their section 8. */
export function gamma(random: Random, shape: number, rate = 1): number {
  if (shape < 1) return gamma(random, shape + 1, rate) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / rate
  }
}

export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a)
  return x / (x + gamma(random, b))
}

/** Poisson by Knuth's product; a large mean is split in two, which is exact and keeps the product from underflow. */
export function poisson(random: Random, mean: number): number {
  if (mean > 30) return poisson(random, mean / 2) + poisson(random, mean / 2)
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > limit; product *= random()) count++
  return count
}

export function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new RangeError('pick needs at least one value')
  return value
}

/** One of `items`, with probability in proportion to its weight. */
export function pickItem<T extends { readonly weight: number }>(random: Random, items: readonly T[]): T {
  let rest = random() * items.reduce((sum, { weight }) => sum + weight, 0)
  let last: T | undefined
  for (const item of items) {
    last = item
    rest -= item.weight
    if (rest < 0) return item
  }
  if (last === undefined) throw new RangeError('pickItem needs at least one item')
  return last
}

/** One key of `weights`, with probability in proportion to its weight. */
export function pickWeighted<K extends string>(random: Random, weights: Readonly<Record<K, number>>): K {
  let total = 0
  for (const key in weights) total += weights[key]
  let rest = random() * total
  let last: K | undefined
  for (const key in weights) {
    last = key
    rest -= weights[key]
    if (rest < 0) return key
  }
  if (last === undefined) throw new RangeError('pickWeighted needs at least one weight')
  return last
}
