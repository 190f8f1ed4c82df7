import { type Random, seeded } from '../src/numeric/random.ts'

export { type Random, seeded }

export function exponential(random: Random, rate: number): number {
  return -Math.log(random()) / rate
}

/** Marsaglia & Tsang 2000. */
export function gamma(random: Random, shape: number, rate: number): number {
  if (shape < 1) return gamma(random, shape + 1, rate) * random() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
    const cube = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (cube > 0 && Math.log(random()) < 0.5 * normal ** 2 + d - d * cube + d * Math.log(cube)) return (d * cube) / rate
  }
}

export function beta(random: Random, a: number, b: number): number {
  const first = gamma(random, a, 1)
  return first / (first + gamma(random, b, 1))
}
