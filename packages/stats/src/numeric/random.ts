/** A source of uniform numbers in (0, 1), such as `seeded` gives. */
export type Random = () => number

/** Mulberry32 (Tommy Ettinger, public domain): the same numbers for the same seed, good enough to draw intervals. */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4294967296
  }
}

/** A draw from the standard normal distribution (Box & Muller 1958). */
export function standardNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
}

/**
 * The logarithm of a draw from Gamma(shape, 1), by Marsaglia & Tsang 2000, ACM Transactions on Mathematical Software 26;
 * a logarithm, because draws of a tiny shape are too small for a number.
 */
export function logGammaDraw(random: Random, shape: number): number {
  if (shape < 1) return logGammaDraw(random, shape + 1) + Math.log(random()) / shape
  const d = shape - 1 / 3
  for (;;) {
    const normal = standardNormal(random)
    const cube = (1 + normal / Math.sqrt(9 * d)) ** 3
    if (cube <= 0) continue
    if (Math.log(random()) < 0.5 * normal * normal + d * (1 - cube + Math.log(cube))) return Math.log(d * cube)
  }
}
