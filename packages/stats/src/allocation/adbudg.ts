import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import { type CalculusFit, checkAnswers, type EffortAnswers } from './decision-calculus.ts'

/**
 * Little's ADBUDG curve: value(x) = b + (a − b) xᶜ/(d + xᶜ), x = effort as a multiple of today's.
 * `floor` b and `ceiling` a in money; shape c above 1 gives an S, from 0 to 1 diminishing returns; d has no unit.
 */
export interface Adbudg {
  readonly floor: number
  readonly ceiling: number
  readonly shape: number
  readonly halfWay: number
  readonly presentEffort: number
}

/** The value of a group at an effort in money. */
export function adbudgValue({ floor, ceiling, shape, halfWay, presentEffort }: Adbudg, effort: number): number {
  checkAmount('effort', effort)
  const power = (effort / presentEffort) ** shape
  return power === Infinity ? ceiling : floor + ((ceiling - floor) * power) / (halfWay + power)
}

/**
 * ADBUDG from a manager's answers (Little 1970, Management Science 16(8), B466-B485). Floor, ceiling and today's
 * value are met exactly; the shape is the least-squares slope of ln[(v − b)/(a − v)] on ln x through today's point,
 * from the answers at −50 % and +50 %.
 * @throws StatsError when the answers do not rise, or the answer at −50 % equals that at zero (no curve falls so far)
 */
export function adbudgFromAnswers(answers: EffortAnswers): CalculusFit<Adbudg> {
  checkAnswers(answers)
  const { presentEffort, atZero: floor, atHalf, atPresent, atHalfMore, atSaturation: ceiling } = answers
  if (atHalf === floor) throw new StatsError('answers-not-rising', { atZero: floor, atHalf })
  const logOdds = (value: number) => Math.log((value - floor) / (ceiling - value))
  const present = logOdds(atPresent)
  const points = [
    { x: Math.log(0.5), y: logOdds(atHalf) - present },
    { x: Math.log(1.5), y: logOdds(atHalfMore) - present },
  ]
  const shape = sumOf(points.map(({ x, y }) => x * y)) / sumOf(points.map(({ x }) => x * x))
  const curve = { floor, ceiling, shape, halfWay: Math.exp(-present), presentEffort }
  const residual = (answer: number, times: number) => answer - adbudgValue(curve, times * presentEffort)
  return { curve, residuals: [residual(atHalf, 0.5), residual(atPresent, 1), residual(atHalfMore, 1.5)] }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
