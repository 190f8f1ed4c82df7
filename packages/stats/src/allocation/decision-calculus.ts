import { checkPositive } from '../checks.ts'
import { checkAmount } from '../lifetime/frequency-recency-age.ts'
import { StatsError } from '../stats-error.ts'
import type { ResponseCurve } from './response-curve.ts'

/**
 * A manager's answers: what a group would be worth with no effort, with half of today's, as today, with half as much
 * again, and with effort without end. All in money; `presentEffort` in money, above zero.
 */
export interface EffortAnswers {
  readonly presentEffort: number
  readonly atZero: number
  readonly atHalf: number
  readonly atPresent: number
  readonly atHalfMore: number
  readonly atSaturation: number
}

/** A curve through answers; `answers minus curve` says how far they contradict its form. */
export interface CalculusFit<Curve> {
  readonly curve: Curve
  /** Answer less curve at −50 %, today and +50 %, in money. */
  readonly residuals: readonly [number, number, number]
}

/**
 * The exponential curve of a manager's answers: A = saturation − value at zero, and k the least-squares slope of
 * −ln(1 − gain/A) on effort, each answer weighted by (1 − gain/A)², because near saturation the logarithm blows small
 * errors up (delta method). Little 1970, Management Science 16(8), B466-B485, with this curve in place of ADBUDG.
 * @throws StatsError when the answers do not rise with effort
 */
export function exponentialFromAnswers(answers: EffortAnswers): CalculusFit<ResponseCurve> {
  checkAnswers(answers)
  const { presentEffort, atZero, atHalf, atPresent, atHalfMore, atSaturation } = answers
  const saturation = atSaturation - atZero
  const gains = [atHalf, atPresent, atHalfMore].map((answer) => answer - atZero)
  const efforts = [0.5, 1, 1.5].map((times) => times * presentEffort)
  let above = 0
  let below = 0
  for (const [i, gain] of gains.entries()) {
    const open = 1 - gain / saturation
    above += open * open * efforts[i] * -Math.log(open)
    below += open * open * efforts[i] * efforts[i]
  }
  const rate = above / below
  const residual = (i: number) => gains[i] + saturation * Math.expm1(-rate * efforts[i])
  return { curve: { saturation, rate }, residuals: [residual(0), residual(1), residual(2)] }
}

/** Refuses answers that fall with effort, or meet saturation before effort is without end. */
export function checkAnswers(answers: EffortAnswers): void {
  checkPositive('presentEffort', answers.presentEffort)
  const { atZero, atHalf, atPresent, atHalfMore, atSaturation } = answers
  const rising = Object.entries({ atZero, atHalf, atPresent, atHalfMore, atSaturation })
  for (const [i, [answer, value]] of rising.entries()) {
    checkAmount(answer, value)
    const before = i === 0 ? value : rising[i - 1][1]
    if (value < before) throw new StatsError('answers-not-rising', { answer, value, before })
  }
  const tooHigh = atHalfMore >= atSaturation || atPresent <= atZero
  if (tooHigh) throw new StatsError('answers-not-rising', { atZero, atPresent, atHalfMore, atSaturation })
}
