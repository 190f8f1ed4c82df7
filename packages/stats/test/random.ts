/** A seeded source of uniform numbers in (0, 1). */
export type Random = () => number

/** Mulberry32 (Tommy Ettinger, public domain): small, seeded, good enough to simulate customers. */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4294967296
  }
}

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
