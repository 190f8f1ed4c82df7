import { checkEach, checkSameLength } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { checkBudgetCovers, checkBudgetFits, checkLimits, type EffortLimits, freeEffort } from './effort-limits.ts'
import { checkCurves, gainOf, marginalGain, type ResponseCurve } from './response-curve.ts'

/** A split of a budget over groups. */
export interface Allocation {
  /** Effort of each group, in the order of the curves; they add up to the budget. */
  readonly efforts: readonly number[]
  readonly gain: number
  /** Gain less effort. */
  readonly profit: number
  /** What one more unit of budget would bring (0 when every group is full). Below 1 it brings less than it costs. */
  readonly multiplier: number
  /** The budget at which the last unit just pays for itself (multiplier 1), within the limits. */
  readonly profitableBudget: number
}

/**
 * The split of a budget that brings most: max Σ Aₛ(1 − exp(−kₛ eₛ)) − eₛ subject to Σ eₛ = budget and limits.
 * Water-filling: eₛ = ln(Aₛkₛ/λ)/kₛ, cut to its limits, with the one λ at which the budget is spent. Spending is
 * piecewise linear in ln λ, so λ is found exactly, without iteration. (Koopman 1953; Luss & Gupta 1975,
 * Operations Research 23(2), 360-366.)
 * @throws StatsError when a curve or limit is bad, or the limits cannot add up to the budget
 */
export function allocateBudget(
  curves: readonly ResponseCurve[],
  budget: number,
  limits: EffortLimits = freeEffort(curves.length),
): Allocation {
  checkCurves(curves)
  checkAmount('budget', budget)
  checkLimits(limits, curves.length)
  checkBudgetCovers(budget, limits)
  checkBudgetFits(budget, limits)
  const level = levelThatSpends(curves, budget, limits)
  const efforts = effortsAt(curves, limits, level)
  const gain = totalGain(curves, efforts)
  return {
    efforts,
    gain,
    profit: gain - budget,
    multiplier: multiplierAt(curves, efforts, limits),
    profitableBudget: sumOf(effortsAt(curves, limits, 0)),
  }
}

/** What a present split loses against the best split of the same money, and the moves that mend it. */
export interface SplitLoss {
  readonly best: Allocation
  readonly gain: number
  /** Gain of the best split less gain of the present one, never negative but for rounding. */
  readonly loss: number
  /** Best less present effort of each group; they add up to zero. */
  readonly moves: readonly number[]
  /** What the next unit of effort brings in each group now; at the best split these are equal. */
  readonly marginalGains: readonly number[]
}

/**
 * Compares a present split with the best one of the same total, under the same limits.
 * @throws StatsError as {@link allocateBudget}, and when a present effort is negative
 */
export function lossOfSplit(
  curves: readonly ResponseCurve[],
  present: readonly number[],
  limits: EffortLimits = freeEffort(curves.length),
): SplitLoss {
  checkSameLength(curves, present)
  checkEach('present', present, checkAmount)
  const best = allocateBudget(curves, sumOf(present), limits)
  const gain = totalGain(curves, present)
  return {
    best,
    gain,
    loss: best.gain - gain,
    moves: best.efforts.map((effort, s) => effort - present[s]),
    marginalGains: curves.map((curve, s) => marginalGain(curve, present[s])),
  }
}

interface Breakpoint {
  readonly level: number
  /** Change of the slope of spending, per unit of ln λ downwards. */
  readonly slope: number
}

/** ln λ at which all is spent: from above, group after group starts to fill at its lower limit and stops at its upper. */
function levelThatSpends(curves: readonly ResponseCurve[], budget: number, limits: EffortLimits): number {
  if (budget >= sumOf(limits.upper) * (1 - 1e-12)) return Number.NEGATIVE_INFINITY
  const points = curves.flatMap((curve, s) => breakpoints(curve, limits.lower[s], limits.upper[s]))
  points.sort((one, other) => other.level - one.level)
  let spent = sumOf(limits.lower)
  let slope = 0
  let level = points[0].level
  for (const point of points) {
    const next = spent + slope * (level - point.level)
    if (slope > 0 && next >= budget) break
    spent = next
    slope += point.slope
    level = point.level
  }
  return slope > 0 ? level - Math.max(0, budget - spent) / slope : level
}

function breakpoints({ saturation, rate }: ResponseCurve, lower: number, upper: number): Breakpoint[] {
  const atZero = Math.log(saturation * rate)
  const filling = { level: atZero - rate * lower, slope: 1 / rate }
  return upper === Infinity ? [filling] : [filling, { level: atZero - rate * upper, slope: -1 / rate }]
}

function effortsAt(curves: readonly ResponseCurve[], { lower, upper }: EffortLimits, level: number): number[] {
  return curves.map(({ saturation, rate }, s) => {
    const wanted = (Math.log(saturation * rate) - level) / rate
    return Math.min(upper[s], Math.max(lower[s], wanted))
  })
}

/** The best marginal gain among groups that can still take money. */
function multiplierAt(curves: readonly ResponseCurve[], efforts: readonly number[], { upper }: EffortLimits): number {
  return Math.max(0, ...curves.map((curve, s) => (efforts[s] < upper[s] ? marginalGain(curve, efforts[s]) : 0)))
}

function totalGain(curves: readonly ResponseCurve[], efforts: readonly number[]): number {
  return sumOf(curves.map((curve, s) => gainOf(curve, efforts[s])))
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
