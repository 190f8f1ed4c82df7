/** A source of uniform numbers in (0, 1). */
export type Random = () => number

/**
 * A seeded source: Mulberry32 (Tommy Ettinger, public domain). Small and the same everywhere, which is what draws of
 * starts, samples and folds need; its 2³² states are too few for simulations of billions.
 */
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

/** A position drawn with probability in proportion to its amount. Amounts that are all zero are drawn evenly. */
export function drawInProportion(random: Random, amounts: Float64Array): number {
  let total = 0
  for (let i = 0; i < amounts.length; i++) total += amounts[i]
  if (!(total > 0)) return Math.floor(random() * amounts.length)
  let left = random() * total
  let last = 0
  for (let i = 0; i < amounts.length; i++) {
    if (amounts[i] > 0) {
      last = i
      left -= amounts[i]
      if (left <= 0) return i
    }
  }
  // Rounding may leave a crumb of the total beyond the last amount.
  return last
}

/** `size` different positions of 0 … n − 1, in order (Knuth, The Art of Computer Programming 2, algorithm 3.4.2 S). */
export function drawWithoutReplacement(random: Random, n: number, size: number): Uint32Array {
  const drawn = new Uint32Array(Math.min(n, size))
  let count = 0
  for (let i = 0; count < drawn.length; i++) if ((n - i) * random() < drawn.length - count) drawn[count++] = i
  return drawn
}

/**
 * Deals weights into parts: each unit of a weight goes to one part at random, what is left of a fraction as one piece.
 * So a row of weight 3 is dealt as three rows are. One column per part; the columns add up to the weight.
 */
export function dealWeights(random: Random, weight: Float64Array, parts: number): Float64Array[] {
  const dealt = Array.from({ length: parts }, () => new Float64Array(weight.length))
  for (let i = 0; i < weight.length; i++) {
    for (let left = weight[i]; left > 0; left -= 1) dealt[Math.floor(random() * parts)][i] += Math.min(1, left)
  }
  return dealt
}

/** Draws positions in proportion to amounts, of which at least one is above zero, in a time that grows with ln n. */
export function drawerInProportion(amounts: Float64Array): (random: Random) => number {
  const limits = new Float64Array(amounts.length)
  let total = 0
  for (let i = 0; i < amounts.length; i++) limits[i] = total += amounts[i]
  return (random) => firstAbove(limits, random() * total)
}

/** A bootstrap sample as weights: as many draws with replacement as the weights have whole units. */
export function resampleWeights(random: Random, weight: Float64Array): Float64Array {
  const draw = drawerInProportion(weight)
  const drawn = new Float64Array(weight.length)
  const total = weight.reduce((sum, w) => sum + w, 0)
  for (let left = Math.max(1, Math.round(total)); left > 0; left--) drawn[draw(random)] += 1
  return drawn
}

/** The first position whose limit is above the value, among rising limits. */
function firstAbove(limits: Float64Array, value: number): number {
  let low = 0
  let high = limits.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (limits[middle] > value) high = middle
    else low = middle + 1
  }
  return low
}
