import { type Adbudg, adbudgValue } from './adbudg.ts'
import { gainOf, marginalGain, type ResponseCurve } from './response-curve.ts'

/** What a group is worth by the effort it gets: both forms through a manager's answers. Effort and value in money. */
export type EffortCurve =
  | ({ readonly form: 'exponential'; readonly floor: number } & ResponseCurve)
  | ({ readonly form: 'adbudg' } & Adbudg)

/** The value of a group at an effort. */
export function valueAt(curve: EffortCurve, effort: number): number {
  return curve.form === 'adbudg' ? adbudgValue(curve, effort) : curve.floor + gainOf(curve, effort)
}

/** An ADBUDG of shape below 1 is infinitely steep at no effort; below this share of today's, effort counts as this. */
const leastTimes = 1e-9

/** What the next unit of effort brings. */
export function marginalAt(curve: EffortCurve, effort: number): number {
  if (curve.form === 'exponential') return marginalGain(curve, effort)
  const { floor, ceiling, shape, halfWay, presentEffort } = curve
  const times = Math.max(leastTimes, effort / presentEffort)
  const open = halfWay + times ** shape
  return ((ceiling - floor) * shape * halfWay * times ** (shape - 1)) / (open * open * presentEffort)
}

/** The curve when all that effort brings turns out `times` as large. */
export function scaledGain(curve: EffortCurve, times: number): EffortCurve {
  return curve.form === 'adbudg'
    ? { ...curve, ceiling: curve.floor + times * (curve.ceiling - curve.floor) }
    : { ...curve, saturation: times * curve.saturation }
}

/** Whether every unit of effort brings less than the one before it. An S does not: its first units bring ever more. */
export function hasDiminishingReturns(curve: EffortCurve): boolean {
  return curve.form === 'exponential' || curve.shape <= 1
}
