import { type EffortCurve, marginalAt } from './effort-curve.ts'
import type { EffortLimits } from './effort-limits.ts'

interface Room {
  readonly lower: number
  readonly upper: number
}

const mostSteps = 60

/**
 * The effort at which the next unit of an ADBUDG curve of diminishing returns brings exp(level). In logarithms the marginal
 * value is concave and falls, so that Newton's steps come from above after the first one and never leap over the root.
 */
function adbudgEffortAt(curve: Extract<EffortCurve, { form: 'adbudg' }>, level: number): number {
  const { floor, ceiling, shape, halfWay, presentEffort } = curve
  const steepness = Math.log(((ceiling - floor) * shape * halfWay) / presentEffort)
  let place = 0
  for (let step = 0; step < mostSteps; step++) {
    const power = Math.exp(shape * place)
    const above = steepness + (shape - 1) * place - 2 * Math.log(halfWay + power) - level
    const slope = shape - 1 - (2 * shape * power) / (halfWay + power)
    const next = place - above / slope
    if (Math.abs(next - place) < 1e-14 * Math.max(1, Math.abs(next))) return presentEffort * Math.exp(next)
    place = next
  }
  return presentEffort * Math.exp(place)
}

function effortAt(curve: EffortCurve, level: number, { lower, upper }: Room): number {
  if (marginalAt(curve, lower) <= Math.exp(level)) return lower
  if (upper < Infinity && marginalAt(curve, upper) >= Math.exp(level)) return upper
  const wanted =
    curve.form === 'adbudg'
      ? adbudgEffortAt(curve, level)
      : (Math.log(curve.saturation * curve.rate) - level) / curve.rate
  return Math.min(upper, Math.max(lower, wanted))
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/**
 * The best split of a budget over curves of diminishing returns: every group is filled until its next unit brings the same,
 * exp(level), and the level is the one at which the budget is spent (Karush, Kuhn and Tucker). It is sought by Illinois'
 * rule between two levels that enclose it, from a level that is near. Curves, limits and budget have been checked.
 * @param level logarithm of a marginal value near that of the split
 */
export function fillToLevel(
  curves: readonly EffortCurve[],
  budget: number,
  { limits, level }: { readonly limits: EffortLimits; readonly level: number },
): number[] {
  if (budget >= sumOf(limits.upper)) return [...limits.upper]
  if (budget <= sumOf(limits.lower)) return [...limits.lower]
  const effortsAt = (at: number) =>
    curves.map((curve, s) => effortAt(curve, at, { lower: limits.lower[s], upper: limits.upper[s] }))
  const leftAt = (at: number) => budget - sumOf(effortsAt(at))
  return spentWhole(effortsAt(levelOf(leftAt, level)), budget, limits)
}

interface End {
  readonly level: number
  readonly left: number
}

/** Doubles its way from a level until money is over at the upper one and missing at the lower one. */
function enclosed(leftAt: (level: number) => number, level: number): readonly [End, End] {
  const endAt = (at: number): End => ({ level: at, left: leftAt(at) })
  let [low, high] = [endAt(level - 1e-3), endAt(level + 1e-3)]
  for (let width = 1e-2; low.left > 0 && width < 1e4; width *= 4) [low, high] = [endAt(low.level - width), low]
  for (let width = 1e-2; high.left < 0 && width < 1e4; width *= 4) [low, high] = [high, endAt(high.level + width)]
  return [low, high]
}

function levelOf(leftAt: (level: number) => number, start: number): number {
  let [low, high] = enclosed(leftAt, start)
  for (let step = 0; step < mostSteps && low.left < 0 && high.left > 0; step++) {
    if (high.level - low.level <= 1e-14 * Math.max(1, Math.abs(high.level))) break
    const at = high.level - (high.left * (high.level - low.level)) / (high.left - low.left)
    const left = leftAt(at)
    if (left === 0) return at
    // The end that stays counts for half, else it would stay for ever.
    if (left > 0)
      [low, high] = [
        { ...low, left: low.left / 2 },
        { level: at, left },
      ]
    else
      [low, high] = [
        { level: at, left },
        { ...high, left: high.left / 2 },
      ]
  }
  return high.left === 0 ? high.level : low.left === 0 ? low.level : (low.level + high.level) / 2
}

/** What rounding left over goes to those who are at no limit, in proportion to what they have: little moves little. */
function spentWhole(efforts: readonly number[], budget: number, { lower, upper }: EffortLimits): number[] {
  const isFree = (effort: number, s: number) => effort > lower[s] && effort < upper[s]
  const free = sumOf(efforts.filter(isFree))
  const share = free === 0 ? 0 : (budget - sumOf(efforts)) / free
  return efforts.map((effort, s) =>
    isFree(effort, s) ? Math.min(upper[s], Math.max(lower[s], effort * (1 + share))) : effort,
  )
}
