import { gaussLegendre } from './gauss-legendre.ts'

/** A sum over the whole numbers `from`, `from` + 1, ..., `to`; `to` may be infinite. */
export interface SumOfFalling {
  /** Positive, falling, smooth, and defined between the whole numbers, too. */
  readonly term: (at: number) => number
  readonly from: number
  readonly to: number
  /** ∫ of the term from a point to infinity, or null where that is not known in closed form yet: look further out. */
  readonly rest: (at: number) => number | null
}

const summedOneByOne = 2000
const negligible = 1e-17

/** Gregory's coefficients: what Σ f exceeds ∫ f by at an end, in differences of f taken inwards. */
const gregory = [1 / 2, -1 / 12, 1 / 24, -19 / 720, 3 / 160, -863 / 60_480, 275 / 24_192]

const rule = gaussLegendre(8)

/**
 * Σ term(t). The first terms are added one by one; if they do not die out, the terms that follow hardly differ from
 * their neighbours, and are summed as an integral over panels of growing length with Gregory's correction at the ends
 * (Abramowitz & Stegun 1964, 25.4.9). So the work grows with the logarithm of the length. About 12 digits.
 */
export function sumOfFalling(sum: SumOfFalling): number {
  const { term, from, to } = sum
  let total = 0
  for (let at = from; at <= to; at++) {
    if (at - from === summedOneByOne) return total + smoothSum({ ...sum, from: at })
    const value = term(at)
    total += value
    if (value <= negligible * total) return total
  }
  return total
}

function smoothSum(sum: SumOfFalling): number {
  const { from, to } = sum
  if (to - from < 2 * gregory.length) return oneByOne(sum)
  const start = endCorrection((i) => sum.term(from + i))
  const end = to === Infinity ? 0 : endCorrection((i) => sum.term(to - i))
  return integral(sum) + start + end
}

function oneByOne({ term, from, to }: SumOfFalling): number {
  let total = 0
  for (let at = from; at <= to; at++) total += term(at)
  return total
}

function endCorrection(inwards: (steps: number) => number): number {
  let differences = gregory.map((_, i) => inwards(i))
  let correction = 0
  for (const coefficient of gregory) {
    correction += coefficient * (differences[0] ?? 0)
    differences = differences.slice(1).map((value, i) => value - (differences[i] ?? 0))
  }
  return correction
}

/** ∫ from `from` to `to`, each panel a quarter longer than the last, until the panels are negligible. */
function integral({ term, from, to, rest }: SumOfFalling): number {
  let total = 0
  for (let left = from; left < to; left *= 1.25) {
    const beyond = to === Infinity ? rest(left) : null
    if (beyond !== null) return total + beyond
    const part = panel(term, left, Math.min(1.25 * left, to))
    total += part
    if (part <= negligible * total) return total
  }
  return total
}

function panel(term: (at: number) => number, left: number, right: number): number {
  const mean = rule.points.reduce((sum, point, i) => sum + rule.weights[i] * term(left + (right - left) * point), 0)
  return (right - left) * mean
}
