import { daysBetween, lastMonthEnd, monthEndBefore, monthsEarlier } from './as-of-dates.ts'

/** An as-of date with the days that its sums are told apart by. */
export interface AsOfWindow {
  readonly asOf: string
  readonly yearAgo: string
  readonly twoYearsAgo: string
  /** The last day that models are compared by. */
  readonly comparedUntil: string
  /** Earlier days from which models may be asked to foretell what came until that day, the longest wait first. */
  readonly calibrations: readonly CalibrationWindow[]
}

/** Everything up to `calibratedOn`, `horizonDays` before the last day that models are compared by. */
export interface CalibrationWindow {
  readonly calibratedOn: string
  readonly horizonDays: number
  /** So long before it the first customers must have come: in the first of as many months as are foretold, or earlier. */
  readonly observedDays: number
}

const CALIBRATION_MONTHS = [12, 6, 3] as const

/** Every day that the sums of a date are told apart by, month ends aside. */
export const cutsOf = ({ asOf, yearAgo, twoYearsAgo }: AsOfWindow): readonly string[] => [asOf, yearAgo, twoYearsAgo]

/**
 * Models are compared by whole months: all dates of a month then say the same of them, however many of the dates were
 * computed, and which model is used changes once a month at most (docs/decisions/0037).
 */
export function windowOf(asOf: string): AsOfWindow {
  const comparedUntil = lastMonthEnd(asOf)
  return {
    asOf,
    yearAgo: monthsEarlier(asOf, 12),
    twoYearsAgo: monthsEarlier(asOf, 24),
    comparedUntil,
    calibrations: CALIBRATION_MONTHS.map((months) => {
      const calibratedOn = monthEndBefore(comparedUntil, months)
      return {
        calibratedOn,
        horizonDays: daysBetween(calibratedOn, comparedUntil),
        observedDays: daysBetween(monthEndBefore(calibratedOn, months - 1), calibratedOn),
      }
    }),
  }
}
