/** A function that rises from below zero to above it, with its slope. */
export type Rising = (at: number) => { readonly value: number; readonly slope: number }

/** Where a root is looked for. */
export interface Bracket {
  /** The function is below zero here, */
  readonly below: number
  /** and above zero here. */
  readonly above: number
  /** Relative to the root; as good as rounding allows unless told. */
  readonly tolerance?: number
}

const mostSteps = 200

/**
 * The zero of a rising function, by Newton's method, with halving where a step would leave the bracket (Press et al. 2007,
 * Numerical Recipes, sec. 9.4).
 */
export function rootOfIncreasing(rising: Rising, { below, above, tolerance = 1e-15 }: Bracket): number {
  let low = below
  let high = above
  let at = (low + high) / 2
  for (let step = 0; step < mostSteps; step++) {
    const { value, slope } = rising(at)
    if (value === 0) return at
    if (value < 0) low = at
    else high = at
    const newton = at - value / slope
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - at) <= tolerance * Math.abs(at)) return next
    at = next
  }
  return at
}
