import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { checkBudgetCovers, checkLimits, type EffortLimits, freeEffort } from './effort-limits.ts'
import { checkCurves, gainOf, type ResponseCurve } from './response-curve.ts'

/** What a risk-averse split needs beyond the curves. */
export interface RiskAverseProblem {
  readonly curves: readonly ResponseCurve[]
  /** Not more than this is spent; less, when risk makes the rest not worth its cost. */
  readonly budget: number
  /**
   * Covariance of the relative errors of the gains: the gain of group s comes out as gainₛ(1 + εₛ), and this is
   * cov(ε). Symmetric, positive semidefinite, no unit.
   */
  readonly covariance: readonly (readonly number[])[]
  /** a: how much mean is given for variance, per unit of money. Zero is indifference to risk. */
  readonly riskAversion: number
  readonly limits?: EffortLimits
}

export interface RiskAverseAllocation {
  readonly efforts: readonly number[]
  readonly gain: number
  readonly variance: number
  /** Σ gain − Σ effort − ½ a variance. */
  readonly objective: number
  /** What one more unit of budget would add to Σ gain − ½ a variance; 1 when not all of the budget is spent. */
  readonly multiplier: number
}

/** A sweep that moves no gain by more than this share of its saturation ends the ascent. */
const sweepTolerance = 1e-13
const mostSweeps = 5000
const halvings = 100

/**
 * The split that maximises mean less risk: Σ gₛ − Σ eₛ − ½ a g'Cg, subject to Σ eₛ ≤ budget and limits (the objective
 * of Buhl & Heinrich 2008 with response curves). In terms of the gains g it is concave with a convex budget row, so
 * there is one optimum: coordinate ascent for a fixed price of effort, where each step is a root of a quadratic
 * equation, and bisection on that price.
 * @throws StatsError when a curve, limit or covariance is bad, or the budget lies below the lower limits
 */
export function allocateWithRisk(problem: RiskAverseProblem): RiskAverseAllocation {
  const limits = problem.limits ?? freeEffort(problem.curves.length)
  checkProblem(problem, limits)
  const box = gainLimits(problem.curves, limits)
  const free = gainsAtPrice(problem, box, { price: 1, start: box.least })
  if (spending(problem.curves, free) <= problem.budget) return allocationOf(problem, free, 1)
  let lower = 0
  let upper = dearest(problem.curves)
  let gains = free
  for (let i = 0; i < halvings && upper - lower > 1e-15 * upper; i++) {
    const price = Math.exp((lower + upper) / 2)
    gains = gainsAtPrice(problem, box, { price, start: gains })
    if (spending(problem.curves, gains) > problem.budget) lower = Math.log(price)
    else upper = Math.log(price)
  }
  gains = gainsAtPrice(problem, box, { price: Math.exp(upper), start: gains })
  return allocationOf(problem, gains, Math.exp(upper))
}

interface GainLimits {
  readonly least: readonly number[]
  readonly most: readonly number[]
}

interface Search {
  readonly price: number
  readonly start: readonly number[]
}

function gainsAtPrice(problem: RiskAverseProblem, box: GainLimits, { price, start }: Search): number[] {
  const gains = [...start]
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let moved = 0
    for (const [s, { saturation }] of problem.curves.entries()) {
      const next = Math.min(box.most[s], Math.max(box.least[s], bestGain(problem, { s, price, gains })))
      moved = Math.max(moved, Math.abs(next - gains[s]) / saturation)
      gains[s] = next
    }
    if (moved < sweepTolerance) break
  }
  return gains
}

/**
 * The best gain of one group, the others held: 1 − a(h + C_ss g) = price/(k (A − g)), where h is the others' part.
 * With u = A − g: a C_ss u² + (1 − a h − a C_ss A) u − price/k = 0, which has one positive root.
 */
function bestGain(
  { curves, covariance, riskAversion }: RiskAverseProblem,
  { s, price, gains }: { readonly s: number; readonly price: number; readonly gains: readonly number[] },
): number {
  const { saturation, rate } = curves[s]
  const own = riskAversion * covariance[s][s]
  const others = riskAversion * (dot(covariance[s], gains) - covariance[s][s] * gains[s])
  const linear = 1 - others - own * saturation
  const root = Math.sqrt(linear * linear + (4 * own * price) / rate)
  if (linear > 0) return saturation - (2 * (price / rate)) / (linear + root)
  return own === 0 ? Number.NEGATIVE_INFINITY : saturation - (root - linear) / (2 * own)
}

function allocationOf(problem: RiskAverseProblem, gains: readonly number[], multiplier: number): RiskAverseAllocation {
  const efforts = gains.map((gain, s) => effortFor(problem.curves[s], gain))
  const gain = sumOf(problem.curves.map((curve, s) => gainOf(curve, efforts[s])))
  const variance = dot(
    gains,
    problem.covariance.map((row) => dot(row, gains)),
  )
  const objective = gain - sumOf(efforts) - (problem.riskAversion / 2) * variance
  return { efforts, gain, variance, objective, multiplier }
}

function gainLimits(curves: readonly ResponseCurve[], { lower, upper }: EffortLimits): GainLimits {
  return {
    least: curves.map((curve, s) => gainOf(curve, lower[s])),
    most: curves.map((curve, s) => gainOf(curve, upper[s])),
  }
}

function effortFor({ saturation, rate }: ResponseCurve, gain: number): number {
  return -Math.log1p(-gain / saturation) / rate
}

function spending(curves: readonly ResponseCurve[], gains: readonly number[]): number {
  return sumOf(curves.map((curve, s) => effortFor(curve, gains[s])))
}

/** ln of a price at which nobody takes more than the lower limit: above every marginal gain without risk. */
function dearest(curves: readonly ResponseCurve[]): number {
  return Math.log(Math.max(...curves.map(({ saturation, rate }) => saturation * rate), 1)) + 1
}

function checkProblem({ curves, budget, covariance, riskAversion }: RiskAverseProblem, limits: EffortLimits): void {
  checkCurves(curves)
  checkAmount('budget', budget)
  checkAmount('riskAversion', riskAversion)
  checkLimits(limits, curves.length)
  checkBudgetCovers(budget, limits)
  for (const [row, values] of covariance.entries()) {
    if (values.length !== curves.length || covariance.length !== curves.length) {
      throw new StatsError('columns-differ-in-length', { row, lengths: `${curves.length}, ${values.length}` })
    }
    if (!(values[row] >= 0 && values.every(Number.isFinite))) throw new StatsError('not-positive-definite', { row })
  }
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, i) => sum + value * other[i], 0)
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
