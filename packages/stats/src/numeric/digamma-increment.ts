/** From here six terms of the asymptotic series have 16 digits. */
const seriesFrom = 20

/**
 * ψ(x + step) − ψ(x) for x > 0 and step ≥ 0, to 14 digits of its own (fewer at a step below 1e-4), where a difference of whole digamma functions has
 * lost those that x is greater than step: x is raised by the recurrence of ψ to where the asymptotic series is exact
 * (Abramowitz & Stegun 1964, 6.3.18), and the differences of its parts are written out.
 */
export function digammaIncrement(x: number, step: number): number {
  let below = 0
  let from = x
  for (; from < seriesFrom; from++) below += step / (from * (from + step))
  const [p, q] = [1 / (from + step), 1 / from]
  const gap = step * p * q
  const squares = gap * (p + q)
  return Math.log1p(step / from) + gap / 2 + squares / 12 + laterTerms(p) - laterTerms(q) + below
}

function laterTerms(inverse: number): number {
  const y = inverse * inverse
  return y * y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132 - (y * 691) / 32_760))))
}
