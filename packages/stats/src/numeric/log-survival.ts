import betaln from '@stdlib/math-base-special-betaln'
import gammaln from '@stdlib/math-base-special-gammaln'

/**
 * ln P(X > x) of a chi-square variable with `degrees` of freedom. In logarithms, because with a million customers
 * P itself is 0 for every difference worth knowing, and the smallest could no longer be told.
 */
export function logChiSquareSurvival(x: number, degrees: number): number {
  if (x <= 0) return 0
  const a = degrees / 2
  const z = x / 2
  const front = a * Math.log(z) - z - gammaln(a)
  if (z >= a + 1) return front + Math.log(upperGammaFraction(a, z))
  return Math.log1p(-Math.exp(front) * lowerGammaSeries(a, z))
}

/** ln P(F > x) of an F variable: ln I_w(d₂/2, d₁/2) with w = d₂ / (d₂ + d₁ x). */
export function logFSurvival(x: number, numerator: number, denominator: number): number {
  if (x <= 0) return 0
  if (x === Infinity) return -Infinity
  const a = denominator / 2
  const b = numerator / 2
  const w = denominator / (denominator + numerator * x)
  const rest = (numerator * x) / (denominator + numerator * x)
  const front = a * Math.log(w) + b * Math.log(rest) - betaln(a, b)
  if (w < (a + 1) / (a + b + 2)) return front + Math.log(betaFraction(a, b, w) / a)
  return Math.log1p((-Math.exp(front) * betaFraction(b, a, rest)) / b)
}

const precision = 1e-15
const mostTerms = 10_000

/** Σ zⁿ / (a (a+1) … (a+n)), so that P(a, z) = z^a e^−z / Γ(a) · series (DLMF 8.11.4). */
function lowerGammaSeries(a: number, z: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < mostTerms && term > precision * sum; n++) {
    term *= z / (a + n)
    sum += term
  }
  return sum
}

/** Γ(a, z) eᶻ z^−a as a continued fraction (DLMF 8.9.2), by Lentz's method. */
function upperGammaFraction(a: number, z: number): number {
  const start = z + 1 - a
  return lentz(start, (n) => ({ numerator: -n * (n - a), denominator: start + 2 * n }))
}

/** I_w(a, b) · a B(a, b) / (w^a (1−w)^b) as a continued fraction (DLMF 8.17.22), by Lentz's method. */
function betaFraction(a: number, b: number, w: number): number {
  return lentz(1, (n) => {
    const m = Math.floor(n / 2)
    const even = (m * (b - m) * w) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * w) / ((a + 2 * m) * (a + 2 * m + 1))
    return { numerator: n % 2 === 0 ? even : odd, denominator: 1 }
  })
}

interface Term {
  readonly numerator: number
  readonly denominator: number
}

/** 1 / (b₀ + a₁ / (b₁ + a₂ / (b₂ + …))), where `term(n)` is aₙ over bₙ (Thompson & Barnett 1986, J. Comp. Phys. 64). */
function lentz(start: number, term: (n: number) => Term): number {
  let forwards = start
  let backwards = 0
  let value = start
  for (let n = 1; n < mostTerms; n++) {
    const { numerator, denominator } = term(n)
    backwards = 1 / (denominator + numerator * backwards)
    forwards = denominator + numerator / forwards
    const change = forwards * backwards
    value *= change
    if (Math.abs(change - 1) < precision) break
  }
  return 1 / value
}
