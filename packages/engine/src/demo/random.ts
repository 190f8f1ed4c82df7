/** Uniform on [0, 1), 53 bits. Every sampler takes one, so nothing in a demo company depends on a clock or a machine. */
export type Random = () => number

/**
 * Small Fast Counter 32 (Doty-Humphrey, PractRand), seeded by words. Each customer gets a stream of its own from
 * (seed, stream, index), so that a company of 100 customers is the beginning of a company of 1,000.
 */
export function createRandom(seed: number, stream = 0, index = 0): Random {
  // Plain 32-bit integers in a closure: an array of them costs three times as much, and this is called most of all.
  let a = seed | 0
  let b = stream | 0
  let c = index | 0
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  // Seeds that differ in one bit need a dozen rounds to part.
  for (let round = 0; round < 15; round++) next()
  return () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / 9_007_199_254_740_992
}
