/** Arguments of {@link hypergeometricExcess}. */
export interface HypergeometricArguments {
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

const longestSeries = 2000

/**
 * R = c · [₂F₁(ε, b; c; z) − 1] / ε = Σ_{n≥1} (ε+1)_{n−1} (b)_n / ((c+1)_{n−1} n!) zⁿ, entire in ε and finite at c = 0.
 *
 * R solves z(1−z)R″ + [c − (ε+b+1)z]R′ − εbR = bc. It is continued from 0 towards 1 by Taylor series of that equation
 * (as Pearson, Olver & Porter 2017, Numerical Algorithms 74, sec. 4.6, do for ₂F₁), each reaching halfway to the
 * nearer singularity. So the work grows with the logarithm of 1/(1−z), not with 1/(1−z), and a very negative b,
 * whose terms would cancel in one long series, is crossed in short steps.
 */
export function hypergeometricExcess(args: HypergeometricArguments): number {
  const { b, c, z } = args
  // Terms of the first series shrink from the start when |b| z < c + 1.
  const tame = b < -1 ? (c + 1) / -b : Infinity
  let at = Math.min(z, 0.6, tame)
  let point = seriesAtZero(args, at)
  while (at < z) {
    const step = Math.min(z - at, (1 - at) / 2, at / 2 + tame / 2, tame)
    point = continued(args, { at, step, point })
    at = z - at === step ? z : at + step
  }
  return point.value
}

function seriesAtZero({ epsilon, b, c }: HypergeometricArguments, z: number): Point {
  let term = b * z
  let value = term
  let slope = b
  for (let n = 1; n < longestSeries && term !== 0; n++) {
    term *= (((epsilon + n) * (b + n)) / ((c + n) * (n + 1))) * z
    value += term
    slope += (term * (n + 1)) / z
    if (Math.abs(term) * (n + 2) <= 1e-17 * Math.abs(value)) break
  }
  return { value, slope }
}

interface Continuation {
  readonly at: number
  readonly step: number
  readonly point: Point
}

/** One Taylor step of the differential equation. The coefficients carry the power of the step, so none overflows. */
function continued({ epsilon, b, c }: HypergeometricArguments, { at, step, point }: Continuation): Point {
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
    if (n > 2 && (Math.abs(next) + Math.abs(last)) * (n + 2) <= 1e-17 * Math.abs(value)) break
    before = last
    last = next
  }
  return { value, slope: slope / step }
}
