import { checkFinite, checkPositive, checkSameLength } from '../checks.ts'
import { checkAmount, inRow } from '../lifetime/frequency-recency-age.ts'
import { type EffortCurve, hasDiminishingReturns, marginalAt, scaledGain, valueAt } from './effort-curve.ts'
import { checkBudgetCovers, checkBudgetFits, checkLimits, type EffortLimits, freeEffort } from './effort-limits.ts'
import { fillToLevel } from './fill-to-level.ts'
import type { ResponseCurve } from './response-curve.ts'
import { splitByExchange } from './split-by-exchange.ts'
import { splitOverGrid } from './split-over-grid.ts'
import { allocateBudget } from './water-filling.ts'

/** A split of a budget over groups whose curves may be of either form. */
export interface CurveAllocation {
  /** Effort of each group, in the order of the curves; they add up to the budget. */
  readonly efforts: readonly number[]
  /** Σ of the groups' values at these efforts, in money. */
  readonly value: number
  /** What one more unit of budget would bring; 0 when every group is full. */
  readonly multiplier: number
}

const polished = { tolerance: 1e-10, mostExchanges: 5000 } as const
const quick = { tolerance: 1e-6, mostExchanges: 500 } as const

/**
 * The split of a budget that is worth most, for any mixture of exponential and ADBUDG curves. All exponential: water is
 * filled exactly ({@link allocateBudget}). All of diminishing returns: filled to one level ({@link fillToLevel}). With
 * S-shaped curves a grid finds the hill and exchanges climb it: the best to within a 400th of the budget per group.
 * @throws StatsError when a curve or limit is bad, or the limits cannot add up to the budget
 */
export function allocateOverCurves(
  curves: readonly EffortCurve[],
  budget: number,
  limits: EffortLimits = freeEffort(curves.length),
): CurveAllocation {
  checkProblem(curves, budget, limits)
  const efforts =
    provenSplit(curves, budget, { limits, level: 0 }) ??
    splitByExchange(curves, splitOverGrid(curves, budget, limits), { ...polished, limits })
  return { efforts, value: totalValue(curves, efforts), multiplier: multiplierAt(curves, efforts, limits) }
}

/** What follows if the curve of one group is not as assumed. */
export interface CurveSensitivity {
  /** All that effort brings in this group, as a multiple of what was assumed. */
  readonly times: number
  /** What the group would then best get. */
  readonly effort: number
  /** What the assumed split would lose against the best one then, in money. */
  readonly loss: number
}

/**
 * How much hangs by each curve: for every group and multiple, what the group would get and what the split at hand would
 * lose, were its gains so many times as large. One list per group. With S-shaped curves the split is climbed to from the one
 * at hand, so that a different hill is not seen.
 * @throws StatsError as {@link allocateOverCurves}, and when a multiple is not above zero
 */
export function sensitivityOfSplit(
  curves: readonly EffortCurve[],
  split: readonly number[],
  { limits, multiples }: { readonly limits: EffortLimits; readonly multiples: readonly number[] },
): CurveSensitivity[][] {
  checkSameLength(curves, split)
  for (const times of multiples) checkPositive('multiples', times)
  const budget = split.reduce((sum, effort) => sum + effort, 0)
  checkProblem(curves, budget, limits)
  const level = Math.log(Math.max(Number.MIN_VALUE, multiplierAt(curves, split, limits)))
  return curves.map((curve, s) =>
    multiples.map((times) => {
      const changed = curves.map((one, at) => (at === s ? scaledGain(curve, times) : one))
      const best =
        provenSplit(changed, budget, { limits, level }) ?? splitByExchange(changed, split, { ...quick, limits })
      const loss = Math.max(0, totalValue(changed, best) - totalValue(changed, split))
      return { times, effort: best[s], loss }
    }),
  )
}

/** Whether equal marginal values prove the split the best: every curve has diminishing returns. */
export function isProvenBest(curves: readonly EffortCurve[]): boolean {
  return curves.every(hasDiminishingReturns)
}

/** The worth of all groups at given efforts. */
export function totalValue(curves: readonly EffortCurve[], efforts: readonly number[]): number {
  return curves.reduce((sum, curve, s) => sum + valueAt(curve, efforts[s]), 0)
}

/** The best split where equal marginal values prove it; null with S-shaped curves. */
function provenSplit(
  curves: readonly EffortCurve[],
  budget: number,
  { limits, level }: { readonly limits: EffortLimits; readonly level: number },
): readonly number[] | null {
  const exponential = exponentialOnly(curves)
  if (exponential) return allocateBudget(exponential, budget, limits).efforts
  return isProvenBest(curves) ? fillToLevel(curves, budget, { limits, level }) : null
}

function exponentialOnly(curves: readonly EffortCurve[]): ResponseCurve[] | null {
  const exponential = curves.flatMap((curve) => (curve.form === 'exponential' ? [curve] : []))
  return exponential.length === curves.length ? exponential : null
}

/** The best marginal value among groups that can still take money. */
function multiplierAt(curves: readonly EffortCurve[], efforts: readonly number[], { upper }: EffortLimits): number {
  return Math.max(0, ...curves.map((curve, s) => (efforts[s] < upper[s] ? marginalAt(curve, efforts[s]) : 0)))
}

function checkProblem(curves: readonly EffortCurve[], budget: number, limits: EffortLimits): void {
  for (const [row, curve] of curves.entries()) inRow(row, () => checkCurve(curve))
  checkAmount('budget', budget)
  checkLimits(limits, curves.length)
  checkBudgetCovers(budget, limits)
  checkBudgetFits(budget, limits)
}

function checkCurve(curve: EffortCurve): void {
  const { form: _form, ...numbers } = curve
  const { floor, ...positive } =
    'ceiling' in numbers ? { ...numbers, ceiling: numbers.ceiling - numbers.floor } : numbers
  checkFinite('floor', floor)
  for (const [name, value] of Object.entries(positive)) checkPositive(name, value)
}
