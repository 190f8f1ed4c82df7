/** Arguments of {@link hypergeometricExcess}. */
export interface HypergeometricArguments {
  /** Above −1. */
  readonly epsilon: number
  readonly b: number
  /** Above −1. */
  readonly c: number
  /** From 0 to below 1. */
  readonly z: number
}

interface Point {
  readonly value: number
  readonly slope: number
}

const shortSeries = 400
const longestSeries = 2000

/**
 * R = c · [₂F₁(ε, b; c; z) − 1] / ε = Σ_{n≥1} (ε+1)_{n−1} (b)_n / ((c+1)_{n−1} n!) zⁿ, entire in ε and finite at c = 0.
 *
 * Where this series is short it is summed. Else R is continued from where it is by Taylor series of its differential
 * equation, z(1−z)R″ + [c − (ε+b+1)z]R′ − εbR = bc (for ₂F₁ itself see Pearson, Olver & Porter 2017, Numerical
 * Algorithms 74, sec. 4.6). So the work grows with the logarithm of 1/(1−z), not with 1/(1−z), and a very negative b,
 * whose terms would cancel in one long series, is crossed in short steps.
 */
export function hypergeometricExcess(args: HypergeometricArguments): number {
  const { z } = args
  const tame = tameReach(args)
  const whole = z <= tame ? seriesAtZero(args, z, shortSeries) : null
  if (whole !== null) return whole.value
  let at = Math.min(z, 0.6, tame)
  let point = seriesAtZero(args, at, longestSeries)
  while (point !== null && at < z) {
    const step = Math.min(z - at, stableStep(args, at), tame)
    point = continued(args, { at, step, point })
    at = z - at === step ? z : at + step
  }
  return point?.value ?? Number.NaN
}

/** How far the terms of the first series shrink from the start, so that a negative b lets nothing cancel. */
function tameReach({ epsilon, b, c }: HypergeometricArguments): number {
  return b < -1 ? (c + 1) / (-b * Math.max(1, (epsilon + 1) / 2)) : Infinity
}

/**
 * Halfway to the nearer singularity, and so short that rounding, which brings in the other solutions z^{1−c} and
 * (1−z)^{c−ε−b}, is not blown up by more than about e⁸ before they die out.
 */
function stableStep({ epsilon, b, c }: HypergeometricArguments, at: number): number {
  const left = at / Math.max(2, Math.abs(c - 1) / 8)
  const right = (1 - at) / Math.max(2, Math.abs(c - epsilon - b) / 8)
  return Math.min(left, right)
}

/** Null when so many terms do not suffice. */
function seriesAtZero({ epsilon, b, c }: HypergeometricArguments, z: number, longest: number): Point | null {
  let term = b * z
  let value = term
  let slope = b
  for (let n = 1; n < longest; n++) {
    term *= (((epsilon + n) * (b + n)) / ((c + n) * (n + 1))) * z
    value += term
    slope += (term * (n + 1)) / z
    if (Math.abs(term) * (n + 2) <= 1e-17 * Math.abs(value)) return { value, slope }
  }
  return null
}

interface Continuation {
  readonly at: number
  readonly step: number
  readonly point: Point
}

/** One Taylor step of the differential equation. The coefficients carry the power of the step, so none overflows. */
function continued(args: HypergeometricArguments, { at, step, point }: Continuation): Point | null {
  const { epsilon, b, c } = args
  const sum = epsilon + b + 1
  const p0 = at * (1 - at)
  let before = point.value
  let last = point.slope * step
  let value = before + last
  let slope = last
  let source = b * c * step * step
  for (let n = 0; n < longestSeries; n++) {
    const byLast = (n + 1) * (n * (1 - 2 * at) + c - sum * at) * last * step
    const byBefore = (n * (n - 1 + sum) + epsilon * b) * before * step * step
    const next = (source + byBefore - byLast) / ((n + 2) * (n + 1) * p0)
    source = 0
    value += next
    slope += (n + 2) * next
    if ((Math.abs(next) + Math.abs(last)) * (n + 2) <= 1e-17 * Math.abs(value)) return { value, slope: slope / step }
    before = last
    last = next
  }
  return null
}
