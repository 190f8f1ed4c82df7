import { daysBetween, monthsEarlier, wholeMonthsEarlier } from './as-of-dates.ts'

/** An as-of date with the days that its sums are told apart by. */
export interface AsOfWindow {
  readonly asOf: string
  readonly yearAgo: string
  readonly twoYearsAgo: string
  /** Earlier days from which models may be asked to foretell what came until the as-of date, the longest wait first. */
  readonly calibrations: readonly CalibrationWindow[]
}

/** Everything up to `calibratedOn`, `horizonDays` before the as-of date. */
export interface CalibrationWindow {
  readonly calibratedOn: string
  readonly horizonDays: number
}

const CALIBRATION_MONTHS = [12, 6, 3] as const

/** Every day that the sums of a date are told apart by. */
export const cutsOf = ({ asOf, yearAgo, twoYearsAgo, calibrations }: AsOfWindow): readonly string[] => [
  asOf,
  yearAgo,
  twoYearsAgo,
  ...calibrations.map(({ calibratedOn }) => calibratedOn),
]

export const windowOf = (asOf: string): AsOfWindow => ({
  asOf,
  yearAgo: monthsEarlier(asOf, 12),
  twoYearsAgo: monthsEarlier(asOf, 24),
  calibrations: CALIBRATION_MONTHS.map((months) => {
    const calibratedOn = wholeMonthsEarlier(asOf, months)
    return { calibratedOn, horizonDays: daysBetween(calibratedOn, asOf) }
  }),
})
