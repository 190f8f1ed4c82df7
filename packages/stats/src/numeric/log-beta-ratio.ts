/** Arguments of {@link logBetaRatio}. */
export interface BetaStep {
  /** From 0. At 0 the ratio is 1 whatever the step. */
  readonly a: number
  /** Above 0. */
  readonly b: number
  /** From 0. */
  readonly step: number
}

/**
 * ln[B(a, b + step) / B(a, b)], which is symmetric in a and step: with s the smaller and l the larger of the two,
 *
 *   [lnΓ(b+s) − lnΓ(b)] − [lnΓ(b+l+s) − lnΓ(b+l)]
 *
 * Two differences of s·ln b at most, so that neither large arguments nor a small step cost digits, as they do in a
 * difference of whole logarithms of the beta function.
 */
export function logBetaRatio({ a, b, step }: BetaStep): number {
  const short = Math.min(a, step)
  const long = Math.max(a, step)
  return logGammaIncrement(b, short) - logGammaIncrement(b + long, short)
}

/** From here five terms of Stirling's series have 16 digits. */
const stirlingFrom = 16

/**
 * lnΓ(x + step) − lnΓ(x) for x > 0 and step ≥ 0, to its own last digits: x is raised by the recurrence of Γ to where
 * Stirling's series is exact, and the differences of its parts are written out.
 */
export function logGammaIncrement(x: number, step: number): number {
  let below = 0
  let from = x
  for (; from < stirlingFrom; from++) below += Math.log1p(step / from)
  const to = from + step
  const main = (from - 0.5) * Math.log1p(step / from) + step * (Math.log(to) - 1)
  return main + stirlingRest({ from, to, step }) - below
}

/**
 * What is left of lnΓ after (x − ½) ln x − x + ½ ln 2π, 1/12x − 1/360x³ + ... (Abramowitz & Stegun 1964, 6.1.41), at
 * `to` less at `from`. With p and q the inverses, p − q and p³ − q³ keep their digits where the step is tiny.
 */
function stirlingRest({ from, to, step }: { from: number; to: number; step: number }): number {
  const [p, q] = [1 / to, 1 / from]
  const gap = step < from ? -step * p * q : p - q
  return gap * (1 / 12 - (p * p + p * q + q * q) / 360) + fifthOnwards(p) - fifthOnwards(q)
}

function fifthOnwards(inverse: number): number {
  const y = inverse * inverse
  return y * y * inverse * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360_360))))
}
